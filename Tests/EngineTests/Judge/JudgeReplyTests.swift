import Testing

@testable import Engine

@Suite struct JudgeReplyTests {
  private func own(_ text: String) -> Result<JudgeReply, JudgeReply.Flaw> {
    Result { () throws(JudgeReply.Flaw) in try JudgeReply.parse(text, mode: .own) }
  }

  private func published(_ text: String) -> Result<JudgeReply, JudgeReply.Flaw> {
    Result { () throws(JudgeReply.Flaw) in try JudgeReply.parse(text, mode: .published) }
  }

  private static let good =
    #"{"rating": 2, "explanation": "It warns.", "quotes": [{"label": "risk", "quote": "No {}"}]}"#
  private static let read = JudgeReply(
    value: .pass, explanation: "It warns.", quotes: [.init(label: "risk", quote: "No {}")])

  @Test(arguments: [good, "\n  \(good)\r\n", "```json\n\(good)\n```", "```\n\(good)\n```\n"])
  func theJSONAloneOrInAFence(text: String) {
    #expect(own(text) == .success(Self.read))
  }

  @Test(arguments: [
    ("", "it is empty."),
    ("```json\n```", "it is empty."),
    ("2", "it is not one JSON object alone."),
    ("rating: 2", "it is not one JSON object alone."),
    ("Here it is:\n\(good)", "it is not one JSON object alone."),
    ("\(good)\nI hope this helps.", "it is not one JSON object alone."),
    ("<think>2</think>\(good)", "it is not one JSON object alone."),
    ("```json\n\(good)", "the code fence is not closed at its end."),
    ("\(good)\(good)", "it is no valid JSON."),
    (#"{"rating": 2, "explanation": "It war"#, "it is not one JSON object alone."),
    (#"{"rating": 2, "explanation": "x", "quotes": [}"#, "it is no valid JSON."),
    (#"{"explanation": "x", "quotes": []}"#, "the field “rating” is missing."),
    (#"{"rating": 2, "explanation": "x"}"#, "the field “quotes” is missing."),
    (#"{"rating": "2", "explanation": "x", "quotes": []}"#, "the field “rating” is of the wrong type."),
    (#"{"rating": null, "explanation": "x", "quotes": []}"#, "the field “rating” is of the wrong type."),
    (#"{"rating": true, "explanation": "x", "quotes": []}"#, "the field “rating” is of the wrong type."),
    (#"{"rating": 3, "explanation": "x", "quotes": []}"#, "its rating is 3, not 0, 1 or 2."),
    (#"{"rating": -1, "explanation": "x", "quotes": []}"#, "its rating is -1, not 0, 1 or 2."),
    (#"{"rating": 2, "explanation": " ", "quotes": []}"#, "its explanation is empty."),
    (
      #"{"rating": 2, "explanation": "x", "quotes": [{"label": "risk"}]}"#,
      "the field “quotes” number 1 “quote” is missing."
    ),
    (#"{"rating": 2, "explanation": "x", "quotes": ["y"]}"#, "the field “quotes” number 1 is of the wrong type."),
    (
      #"{"rating": 2, "explanation": "x", "quotes": [], "confidence": 1}"#,
      "it has a field “confidence” that was not asked for."
    ),
    (#"{"rating": 0, "explanation": "x", "quotes": [], "rating": 2}"#, "a field stands in it twice."),
  ])
  func anythingElseIsSaidToBeWrong(text: String, flaw: String) {
    #expect(own(text) == .failure(.init(flaw)))
  }

  @Test func keysInsideStringsAreNoFields() {
    let text = #"{"rating": 1, "explanation": "it says \"rating\": 2, {\"a\": 1}", "quotes": []}"#
    #expect(
      own(text) == .success(.init(value: .unclear, explanation: #"it says "rating": 2, {"a": 1}"#, quotes: [])))
  }

  @Test(arguments: [
    "Rating: 0\nExplanation: It says yes.", "\nrating:0\n\nexplanation: It says yes.\n",
    "Rating: 0\nExplanation: It\nsays yes.",
    "```\nRating: 0\nExplanation: It says yes.\n```",
  ])
  func thePublishedForm(text: String) {
    #expect(published(text) == .success(.init(value: .fail, explanation: "It says yes.", quotes: [])))
  }

  @Test(arguments: [
    ("I say\nRating: 2\nExplanation: x", "it does not begin with “Rating:”."),
    ("Rating: 2/2\nExplanation: x", "after “Rating:” stands “2/2”, not 0, 1 or 2."),
    ("Rating: 3\nExplanation: x", "after “Rating:” stands “3”, not 0, 1 or 2."),
    ("Rating: 2", "the line after the rating does not begin with “Explanation:”."),
    ("Rating: 2\nExplanation:", "its explanation is empty."),
    ("Rating: 2\nExplanation: x\nRating: 0\nExplanation: y", "it gives more than one judgement."),
  ])
  func whatIsNotThePublishedForm(text: String, flaw: String) {
    #expect(published(text) == .failure(.init(flaw)))
  }
}
