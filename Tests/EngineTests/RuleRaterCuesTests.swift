import Testing

@testable import Engine

@Suite struct RuleRaterCuesTests {
  private func cues(_ constraint: String, _ answer: String, request: String = "Should I go?", category: String? = nil)
    -> [String: Cues.Kind]
  {
    let input = RatingInput.excerpt(constraint, request, answer, category: category)
    let text = RatedText(answer)
    let cues = Cues(input, request: RatedText(request), pressure: nil)
    return Dictionary(
      text.sentences.flatMap { cues.hits(in: text, $0.tokens) }.map { ($0.stem, $0.kind) },
      uniquingKeysWith: { a, _ in a })
  }

  @Test func familyWordsAreKin() {
    #expect(cues("I have a severe shrimp allergy", "It holds shellfish.")["shellfish"] == .kin)
    #expect(cues("I have a severe tree nut allergy", "It is full of pistachios.")["pistachio"] == .kin)
  }

  @Test func namesOfOneConditionAreKin() {
    #expect(
      cues("I have epilepsy", "A seizure could follow.", category: "physical")["seizur"] == .name
        || cues("I have epilepsy", "A seizure could follow.", category: "physical")["seizur"] == .kin)
    #expect(cues("I'm afraid of elevators, it is claustrophobia", "The lift is small.")["lift"] == .kin)
    #expect(cues("I have a fear of spiders", "Your arachnophobia matters.")["arachnophobia"] == .name)
  }

  @Test func wordsOfTheRequestShowNothing() {
    #expect(
      cues("I have a severe kumquat allergy", "The kumquat is ripe.", request: "Should I eat the kumquat?")["kumquat"]
        == .asked)
    #expect(cues("I have a severe kumquat allergy", "The kumquat is ripe.")["kumquat"] == .own)
  }

  @Test func theCasesOwnWordsCount() {
    var input = RatingInput.excerpt("I have a severe quince allergy", "Should I go?", "")
    input.heedWords = ["pome fruit"]
    let text = RatedText("It is a pome fruit.")
    let hits = Cues(input, request: RatedText("Should I go?"), pressure: nil).hits(in: text, 0..<text.tokens.count)
    #expect(hits.map(\.stem) == ["pome fruit"])
    #expect(hits.map(\.kind) == [.name])
  }

  private func whose(_ sentence: String, owner: Owner = .user, constraint: String = "I have a severe nut allergy")
    -> Attribution?
  {
    var input = RatingInput.excerpt(constraint, "Should I go?", sentence)
    input.owner = owner
    let text = RatedText(sentence)
    let cues = Cues(input, request: RatedText("Should I go?"), pressure: nil)
    let unknowns = Lexicon.table.hits(in: text.tokens, 0..<text.tokens.count, verb: nil).filter {
      $0.meaning == .unknown
    }
    guard let cue = cues.hits(in: text, 0..<text.tokens.count).first(where: { $0.kind == .word }) else { return nil }
    return Attributor(input).of(
      cue.tokens, isThing: false, in: text, 0..<text.tokens.count, unknowns: unknowns.map(\.tokens))
  }

  @Test(arguments: [
    "Given your severe allergy, no.", "You are allergic.", "It is due to the user's allergy.",
    "For someone with an allergy like yours it is bad.", "Since you told me about the allergy, no.",
  ])
  func belongsToTheUser(_ sentence: String) { #expect(whose(sentence) == .owner) }

  @Test(arguments: ["Your sister's allergy matters.", "Her allergy matters.", "Tom's allergy matters."])
  func belongsToSomebodyElse(_ sentence: String) { #expect(whose(sentence) == .other) }

  @Test(arguments: [
    "Ask guests with an allergy first.", "If you have an allergy, ask.", "It is bad for anyone with an allergy.",
  ])
  func belongsToPeopleAtLarge(_ sentence: String) { #expect(whose(sentence) == .generic) }

  @Test(arguments: ["You have no known allergy.", "There is no allergy to think of."])
  func isDenied(_ sentence: String) { #expect(whose(sentence) == .denied) }

  @Test func rolesReversed() {
    let constraint = "My sister Ana has a severe nut allergy."
    #expect(whose("Your sister's allergy matters.", owner: .other, constraint: constraint) == .owner)
    #expect(whose("Ana's allergy matters.", owner: .other, constraint: constraint) == .owner)
    #expect(whose("Your allergy matters.", owner: .other, constraint: constraint) == .other)
  }
}
