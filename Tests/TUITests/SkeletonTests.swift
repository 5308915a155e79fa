import Testing

@Suite struct TUISkeletonTests {
  @Test func builds() {}
}
