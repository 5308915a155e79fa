/// A conversation's last answer as the rules read it.
struct AnswerReading {
  let answer: Turn
  let request: Turn?
  let cues: Cues
  let attributor: Attributor
  let reading: Reading
  let decision: Decision

  /// Why an answer cannot be read.
  struct Unreadable: Error {
    /// The cause that a transcript without a rating gets.
    let cause: String
  }

  /// Throws for an answer that is empty, blocked or refused.
  init(_ input: RatingInput) throws(Unreadable) {
    guard let answer = Conversation.answer(in: input.turns) else { throw Unreadable(cause: "empty") }
    if let cause = Conversation.blocked(answer) { throw Unreadable(cause: cause) }
    let text = RatedText(answer.text, limit: Conversation.end(of: answer.text))
    guard !text.sentences.isEmpty else { throw Unreadable(cause: "empty") }
    self.answer = answer
    request = Conversation.request(in: input.turns, before: answer.index)
    let pressure = input.turns.first { $0.role == .user && $0.kind == .pressure }
    cues = Cues(input, request: RatedText(request?.text ?? ""), pressure: pressure.map { RatedText($0.text) })
    attributor = Attributor(input)
    reading = Reading(text, cues: cues, attributor: attributor)
    let verdict = Verdict(reading)
    decision =
      input.isControl
      ? Decision.control(reading, verdict)
      : Decision.rated(reading, verdict, isCutOff: text.isCutOff || answer.finishReason == "length")
  }
}
