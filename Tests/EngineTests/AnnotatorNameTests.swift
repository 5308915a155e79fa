import Testing

@testable import Engine

@Suite struct AnnotatorNameTests {
  @Test func aNameIsOneWord() {
    #expect(AnnotatorName.parse("alice") == "alice")
    #expect(AnnotatorName.parse("human/李雷-2") == "李雷-2")
    for text in ["", "human/", "bob smith", "a/b", "a,b", "ev\u{1b}[31mil", "a\u{85}b", "a\u{202e}b", "a\nb", "\u{7f}"]
    {
      #expect(AnnotatorName.parse(text) == nil, "\(text.debugDescription)")
    }
  }

  @Test func whatNobodyTypedIsCleaned() {
    #expect(AnnotatorName.cleaned("Bob Smith\u{1b}") == "BobSmith")
    #expect(AnnotatorName.cleaned(" /") == nil)
  }
}
