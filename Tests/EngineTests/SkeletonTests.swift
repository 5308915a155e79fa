import Testing

@Suite struct EngineSkeletonTests {
  @Test func builds() {}
}
