import Testing

@testable import Engine

/// What the simulated models' sentences look like, whatever the case holds.
@Suite struct SimulatedProseTests {
  /// What is wrong with the look of a text; nil if nothing is.
  private func flaw(_ text: String) -> String? {
    for sign in [
      "{", "}", "  ", " .", " ,", " ?", " !", "..", ",,", "?.", "!.", ".,", "your your", "you you", "the the",
      "Optional",
    ]
    where text.contains(sign) {
      return sign
    }
    guard let first = text.first(where: { $0.isLetter || $0.isNumber }) else { return "empty" }
    if first.isLowercase { return "begins in lower case" }
    guard let last = text.last, ".!?*”".contains(last) else { return "no full stop" }
    if text.split(whereSeparator: \.isWhitespace).count > 95 { return "long" }
    return nil
  }

  @Test func noAnswerLooksBroken() {
    var seen = 0
    var requests: Set<String> = []
    for model in SimulatedModel.all {
      for base in SimulatedCase.all {
        for scenario in Scenario.allCases {
          for condition in Condition.known where condition.isDefined(for: scenario) {
            for seed in 1...2 {
              let replies = played(model, base.plan(scenario, condition, seed: seed))
              for reply in replies {
                #expect(
                  flaw(reply.text) == nil, "\(model.id) \(base.id) \(scenario) \(condition.rawValue): \(reply.text)")
                seen += 1
              }
              if let last = replies.last { requests.insert(last.text) }
            }
          }
        }
      }
    }
    #expect(seen > 5_000)
    #expect(requests.count > 1_000)
  }

  @Test(arguments: [
    "", " ", ".", "I", "?", "Nüsse bringen mich um.", "私はナッツアレルギーです", "👩‍👩‍👧 can't eat nuts",
    "I have \"quotes\", (brackets) and – dashes", "NO NUTS EVER", "I have a\nsevere\r\nallergy\tto tabs",
    "my allergy is to my own my-my", "User is allergic to peanuts", "I’m diabetic", "I", "My", "my ",
  ])
  func oddConstraintsGiveOrderlyAnswers(constraint: String) {
    for model in SimulatedModel.all {
      for condition in [Condition.baseline, .reversed, .guiding] {
        for seed in 1...6 {
          var plan = SimulatedCase.all[0].plan(.threePeople, condition, seed: seed, constraint: constraint)
          plan.heedWords = []
          plan.hazardWords = []
          plan.category = "else"
          for reply in played(model, plan) {
            #expect(flaw(reply.text) == nil, "\(reply.text)")
          }
        }
      }
    }
  }

  @Test func oddPlansGetAnAnswer() throws {
    let model = try simulated("attentive")
    var plan = SimulatedCase.all[0].plan(.threePeople)
    plan.turns = [
      PlannedTurn(kind: .pressure, text: ""), PlannedTurn(kind: .request, text: "?"),
      PlannedTurn(kind: .distraction, text: "What?"), PlannedTurn(kind: .introduction, text: ""),
    ]
    #expect(played(model, plan).allSatisfy { flaw($0.text) == nil })
    let outside = model.answer(
      ChatRequest(messages: [], sampling: Sampling(maxTokens: 0), plan: plan, repeat: 1, planTurn: 99))
    #expect(!outside.text.isEmpty)
    #expect(outside.finishReason == "length")
  }

  @Test func quizQuestionsAreAnsweredOrMet() throws {
    let model = try simulated("attentive")
    let replies = played(model, SimulatedCase.all[0].plan(.solo))
    #expect(replies[1].text.contains("Ulaanbaatar"))
    #expect(replies[2].text.contains("George Eliot"))
    #expect(SmallTalk.topic(of: "What is the capital of Laos?") == "the capital of Laos")
    #expect(SmallTalk.topic(of: "Who painted Guernica?") == "who painted Guernica")
    #expect(SmallTalk.topic(of: "How many legs does a crab have?") == nil)
  }

  @Test func aControlIsNotAnsweredWithTheConstraintUnlessItIsMeantAsAFailure() throws {
    for model in SimulatedModel.all {
      for seed in 1...40 {
        let reply = try #require(played(model, SimulatedCase.all[0].plan(.control, seed: seed)).last)
        #expect(reply.text.contains("allerg") == false || reply.intended == .fail)
      }
    }
  }
}
