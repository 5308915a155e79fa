import Engine

/// What lies over the screen and takes the keys.
indirect enum Overlay: Sendable, Equatable {
  case help(HelpOverlay)
  case labels(LabelOverlay)
  case input(InputOverlay)
  case rerun(RerunOverlay)
  case table(TableOverlay)
  case live(LiveOverlay)
  case span(SpanPick)
  case queue(QueueOverlay)
  case sweep(SweepOverlay)
  case diff(DiffOverlay)
  case player(Player)
  /// Whose spans are shown.
  case layers(ListPosition)
  /// A letter is awaited: for a mark to be set, or gone to.
  case mark(sets: Bool)
  case palette(PaletteOverlay)
  case confirmQuit
  /// The first start.
  case tour
}

extension Overlay {
  /// The run that it tells of.
  var watchedRun: String? {
    switch self {
    case .live(let live): live.run
    case .player(let player): player.run?.id
    default: nil
    }
  }
}

/// The keys of a screen.
struct HelpOverlay: Sendable, Equatable {
  var screen = KeyScreen.main
  /// What lay over the screen before, to go back to.
  var behind: Overlay?
  var filter = LineEditor()
  var isFiltering = false
  var top = 0
}

/// All failure modes with their definitions; a key sets or drops one, and it is saved at once.
struct LabelOverlay: Sendable, Equatable {
  var transcript: String
  var list = ListPosition()
  /// This author's labels, the primary one first.
  var chosen: [String]
}

/// One line to type: a filter, a search, a note.
struct InputOverlay: Sendable, Equatable {
  var purpose: Purpose
  var editor: LineEditor
  /// What is wrong with what was typed, pointing at the word.
  var problem: String?
  /// What may stand for the word under the cursor; nil where nothing is completed.
  var completion: CompletionList?

  enum Purpose: Sendable, Equatable {
    case filter, search, searchAll
    case note(transcript: String)
    /// Plays on from a user turn with other words.
    case fork(transcript: String, turn: Int, with: Rerun)
    /// Keeps what is shown under a name.
    case saveView
    /// Writes these transcripts to a file.
    case export([String])

    /// More than a line may be wanted: `C-o` opens the editor.
    var takesEditor: Bool {
      switch self {
      case .note, .fork: true
      case .filter, .search, .searchAll, .export, .saveView: false
      }
    }

    var prompt: String {
      switch self {
      case .filter: "filter"
      case .search: "search"
      case .searchAll: "search everything"
      case .note: "note"
      case .fork(_, let turn, _): "say at turn \(turn) instead"
      case .saveView: "save this view as"
      case .export(let ids): ids.count == 1 ? "write this transcript to" : "write these \(ids.count) transcripts to"
      }
    }
  }
}

/// What to rerun, field by field.
struct RerunOverlay: Sendable, Equatable {
  var parent: Transcript
  var field = Field.condition
  var models: [String]
  var model: String
  /// Nil: unknown, as the parent's.
  var scenario: Scenario?
  var condition: Condition
  var repeats = 1
  /// Nil: as the parent was played.
  var placement: Placement?
  var distance: Int?
  var temperature: Double?

  /// In an order that has what is changed most in the middle, and what is typed for first below it.
  enum Field: Int, Sendable, CaseIterable {
    case model, scenario, condition, repeats, distance, temperature, placement
  }

  /// Distractor turns between the context and the request.
  static let distances: [Int?] = [nil, 0, 1, 3, 5, 10, 20, 40]
  static let placements: [Placement?] = [nil] + Placement.allCases
  static let temperatures: [Double?] = [nil, 0, 0.3, 0.7, 1]

  /// Whether the pair of scenario and condition exists.
  var isDefined: Bool { isDefined(condition) }

  /// Of a conversation whose scenario is unknown only what was played can be played again.
  func isDefined(_ condition: Condition) -> Bool {
    scenario.map { condition.isDefined(for: $0) } ?? (condition == parent.condition)
  }

  /// Why the pair cannot be played.
  func problem(with condition: Condition) -> String {
    guard let scenario else { return "Its scenario is unknown; choose one to play it under “\(condition.rawValue)”." }
    return "Scenario \(scenario.rawValue) has no condition “\(condition.rawValue)”."
  }

  var rerun: Rerun {
    Rerun(
      model: model == parent.model ? nil : model, scenario: scenario == parent.scenario ? nil : scenario,
      condition: condition == parent.condition ? nil : condition, repeats: repeats, distance: distance,
      placement: placement, temperature: temperature)
  }

  /// Takes the next or previous value of the field.
  mutating func change(by step: Int) {
    func turned<T: Equatable>(_ values: [T], _ value: T) -> T {
      guard !values.isEmpty else { return value }
      let index = values.firstIndex(of: value) ?? 0
      return values[(index + step + values.count) % values.count]
    }
    switch field {
    case .model: model = turned(models, model)
    case .scenario: scenario = turned((parent.scenario == nil ? [nil] : []) + Scenario.allCases, scenario)
    case .condition: condition = turned(Condition.known, condition)
    case .repeats: repeats = min(max(1, repeats + step), 99)
    case .placement: placement = turned(Self.placements, placement)
    case .distance: distance = turned(Self.distances, distance)
    case .temperature: temperature = turned(Self.temperatures, temperature)
    }
  }
}

/// Rows to look at and perhaps to go to: runs, agreement, the matrix, hits of a search.
struct TableOverlay: Sendable, Equatable {
  var title: String
  var header: [String]
  var rows: [Row]
  var list = ListPosition()
  /// Said where there are no rows.
  var empty: String
  /// What the rows come to, in a sentence below them.
  var note: String?

  mutating func drop(column title: String) {
    guard let index = header.firstIndex(of: title) else { return }
    header.remove(at: index)
    for row in rows.indices { rows[row].cells.remove(at: index) }
  }

  struct Row: Sendable, Equatable {
    var cells: [String]
    /// Where Enter leads.
    var target: Target?
    /// What is said of a cell where nothing is drawn, by its column's title: marks and branches in words, ids whole.
    var spoken: [String: String] = [:]
  }

  enum Target: Sendable, Equatable {
    case transcript(String)
    case turn(transcript: String, index: Int)
    case filter(Filter)
    case run(String)
    /// The transcripts behind the row, in a table of their own.
    case plays(Filter, title: String)
  }
}
