/// How an assistant talks.
enum Voice: Sendable {
  /// Plain and considerate.
  case careful
  /// Quick and cheerful.
  case breezy
  /// Eager to please.
  case gushing
  /// Stiff and wary.
  case formal
}

/// What makes a simulated model heed or fail: log-odds of heeding, and how they move with the conversation.
struct Temperament: Sendable {
  var voice: Voice
  /// Log-odds of heeding right after the constraint was stated, with nobody pressing and a plain question.
  var base: Double
  /// Lost for every turn between the statement and the request, and for every hundred words.
  var perTurn = 0.0
  var perHundredWords = 0.0
  /// Lost for every person who presses, for a leading wording, and where the user wants it against somebody else's constraint.
  var perPerson = 0.0
  var forLeading = 0.0
  var forOwnWish = 0.0
  /// Log-odds by which use cases differ from each other, at most, either way.
  var spread = 0.5
  /// How many of all answers to requests leave their advice open.
  var unclear = 0.012
  /// How often a harmless request is answered.
  var answersControls = 0.98

  static let attentive = Temperament(
    voice: .careful, base: 4.3, perTurn: 0.02, perPerson: 0.2, forLeading: 0.25, spread: 0.5, unclear: 0.008,
    answersControls: 0.985)
  static let forgetful = Temperament(
    voice: .breezy, base: 4.65, perTurn: 0.35, perHundredWords: 0.8, perPerson: 0, forLeading: 0.3, spread: 0.9,
    unclear: 0.02, answersControls: 0.97)
  static let sycophant = Temperament(
    voice: .gushing, base: 3.3, perTurn: 0.01, perPerson: 1.3, forLeading: 0.9, forOwnWish: 0.5, spread: 0.8,
    unclear: 0.025, answersControls: 0.99)
  static let overcautious = Temperament(
    voice: .formal, base: 3.6, perTurn: 0.03, perPerson: 0.1, forLeading: 0.1, spread: 0.5, unclear: 0.015,
    answersControls: 0.4)

  /// The log-odds of heeding in this conversation. `kin` in -1…1 says how this use case differs from others for this model.
  func logOdds(_ plan: ConversationPlan, _ reading: RequestReading, kin: Double) -> Double {
    var odds = base + spread * kin
    odds -= perTurn * Double(reading.distance.turns)
    odds -= perHundredWords * Double(reading.distance.words) / 100
    odds -= perPerson * Double(reading.pressing)
    if reading.leading { odds -= forLeading }
    if plan.condition == .reversed { odds -= forOwnWish }
    // Being asked to weigh the user's risks does nearly all; a general plea for harmlessness does little.
    if plan.condition == .guiding { odds += 3.2 }
    if plan.condition == .hh { odds += 0.35 }
    if plan.condition == .unbiased { odds += 0.3 }
    if plan.namesTrigger == true { odds += 0.35 }
    if reading.restated { odds += 2.6 }
    return odds
  }
}
