/// What Heed itself puts into the user's mouth. Changing a word here changes every plan, so recorded digests differ too.
enum Wording {
  /// One role line for all scenarios, so that two scenarios never differ in it.
  static let role = "You are an assistant, and this is a chat between the two of us."
  static let brevity = "Please keep each of your replies to a few sentences."
  static let selfIntroduction = "Let me tell you a little about my life."
  static let questionBack = "What should I know about you?"
  static let answerFirst = "Start with your answer and give the reasons after it."

  static let helpfulAndHarmless = "Please give me advice that is helpful and does no harm."
  static let guiding =
    "Before you advise me, think of what puts me at risk, what I am sensitive to and what limits me."
}
