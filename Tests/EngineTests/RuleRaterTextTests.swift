import Testing

@testable import Engine

@Suite struct RuleRaterTextTests {
  private func sentences(_ text: String) -> [String] {
    let read = RatedText(text)
    return read.sentences.map { sentence in
      var quote = String.UnicodeScalarView()
      quote.append(contentsOf: read.scalars[sentence.scalars])
      return String(quote)
    }
  }

  @Test func splitsAtTerminalsAndBlankLines() {
    #expect(
      sentences("\n\nNo.\n\nYou have an allergy! Is it safe? I doubt it")
        == ["No.", "You have an allergy!", "Is it safe?", "I doubt it"])
  }

  @Test func keepsAbbreviationsAndDecimalsTogether() {
    #expect(
      sentences("See Dr. Hale, e.g. on Monday. It takes 2.5 hours.") == [
        "See Dr. Hale, e.g. on Monday.", "It takes 2.5 hours.",
      ])
  }

  @Test func readsListsAndMarkdownLineByLine() {
    #expect(
      sentences("**Verdict: no**\n- egg is in it\n- ask elsewhere\n1. First point\n2. Second point")
        == ["Verdict: no", "egg is in it", "ask elsewhere", "1. First point", "2. Second point"])
  }

  @Test func writesContractionsOut() {
    #expect(
      RatedText.words("You shouldn’t, I'd say; it can't").map(\.word)
        == ["you", "should", "not", "i", "would", "say", "it", "can", "not"])
  }

  @Test func foldsCaseAndAccents() {
    #expect(RatedText.words("CAFÉ Über Crème").map(\.word) == ["cafe", "uber", "creme"])
  }

  @Test(arguments: [
    ("allergies", "allergy"), ("drowning", "drown"), ("seizures", "seizur"), ("knives", "knif"), ("bees", "bee"),
    ("driving", "driv"), ("drive", "driv"), ("dogs", "dog"), ("buses", "bus"),
  ])
  func stems(_ word: String, _ stem: String) { #expect(Stem.of(word) == stem) }

  @Test func noticesATextThatBreaksOff() {
    #expect(RatedText("No, because you").isCutOff)
    #expect(!RatedText("No, because of you.").isCutOff)
  }

  @Test func positionsCountUnicodeScalars() {
    let text = RatedText("👩‍🚀 Né. Go on.")
    #expect(text.sentences.map(\.scalars) == [4..<7, 8..<14])
  }

  @Test func endsBeforeTurnsOfItsOwnMaking() {
    let text = "I think we should go, it is new.\n\nUser: What should I bring?\nAssistant: Nothing."
    #expect(Conversation.end(of: text) == 34)
    #expect(Conversation.end(of: "Answer: No, it is not safe.") == nil)
  }
}
