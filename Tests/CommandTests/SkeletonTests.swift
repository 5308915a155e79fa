import Testing

@Suite struct CommandSkeletonTests {
  @Test func builds() {}
}
