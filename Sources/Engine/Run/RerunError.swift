/// Why a transcript cannot be rerun as asked.
public enum RerunError: Error, Sendable, CustomStringConvertible {
  case excerpt(constraint: String)
  case editedExcerpt(suite: String, useCase: String)
  case unknownCase(String, suite: String)
  case noModel(String)
  case noSuchTurn(Int, userTurns: [Int])
  case editedTwice(Int)
  case editWithOtherPlan
  case noPlacement(Condition)
  case noRequest
  case unknownScenario
  case unplayable(Shape)
  case unsendable(model: String, turn: Int)

  /// What of a recorded conversation cannot be played again. Turns count from 1.
  public enum Shape: Sendable, Equatable {
    /// The assistant says something before the user does.
    case assistantFirst(turn: Int)
    /// Two of the user's with no answer between them.
    case unanswered(turn: Int, next: Int)
    /// Of a tool, or a call of one.
    case tool(turn: Int)
    /// A system turn among the others.
    case system(turn: Int)
  }

  public var description: String {
    switch self {
    case .excerpt(let constraint):
      "Only an excerpt of this conversation is known, and no loaded suite has a use case with its constraint (“\(constraint)”); import that suite with `heed import`."
    case .editedExcerpt(let suite, let useCase):
      "Only an excerpt of this conversation is known, so there is nothing before the edited turn to keep; without --edit the case \(useCase) of suite \(suite) is played from its start."
    case .unknownCase(let id, let suite):
      "The use case \(id) of suite \(suite) is not in this store; import the suite with `heed import`."
    case .noModel(let model):
      "\(model) cannot be called from here; name another with --model, e.g. sim/attentive, or local/NAME with --base-url."
    case .noSuchTurn(let turn, let turns):
      "Turn \(turn) is no turn of the user's; these are: \(turns.map(String.init).joined(separator: ", "))."
    case .editedTwice(let turn):
      "Turn \(turn) is given two texts; give it one."
    case .noPlacement(let condition):
      condition == .absent
        ? "Under “absent” no context is stated that could be placed; choose another --condition."
        : "“\(condition.rawValue)” is a placement itself; with --placement give --condition baseline or another."
    case .noRequest:
      "This conversation breaks off before its request, so there is nothing to rate; rerun one that has it."
    case .unknownScenario:
      "The record does not say which scenario this conversation is of, so the suite cannot be asked for it; rerun it with --scenario."
    case .unplayable(let shape): shape.description
    case .unsendable(let model, let turn):
      "\(model) takes system turns only before all others, and turn \(turn) stands among them; choose another --model."
    case .editWithOtherPlan:
      "An edited turn belongs to the recorded conversation; leave --scenario, --condition, --distance and --placement out."
    }
  }
}

extension RerunError.Shape: CustomStringConvertible {
  public var description: String {
    let way = "to keep it as it was, edit a later turn of the user's: --edit TURN=TEXT."
    return switch self {
    case .assistantFirst(let turn):
      "Turn \(turn) is the assistant's, before the user says anything, and no model can be asked for that; \(way)"
    case .unanswered(let turn, let next):
      "Turns \(turn) and \(next) are both the user's, and a model would answer between them; \(way)"
    case .tool(let turn):
      "Turn \(turn) is of a tool; Heed calls no tools and cannot send what they said, so this conversation cannot be rerun as it was."
    case .system(let turn):
      "Turn \(turn) is a system turn in the middle, which is not played again; \(way)"
    }
  }
}
