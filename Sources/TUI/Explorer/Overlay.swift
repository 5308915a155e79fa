import Engine

/// What lies over the screen and takes the keys.
enum Overlay: Sendable, Equatable {
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

struct HelpOverlay: Sendable, Equatable {
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

  enum Purpose: Sendable, Equatable {
    case filter, search, searchAll
    case note(transcript: String)
    /// Plays on from a user turn with other words.
    case fork(transcript: String, turn: Int)
    /// Writes these transcripts to a file.
    case export([String])

    /// More than a line may be wanted: `C-o` opens the editor.
    var takesEditor: Bool {
      switch self {
      case .note, .fork: true
      case .filter, .search, .searchAll, .export: false
      }
    }

    var prompt: String {
      switch self {
      case .filter: "filter"
      case .search: "search"
      case .searchAll: "search everything"
      case .note: "note"
      case .fork(_, let turn): "say at turn \(turn) instead"
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
  var scenario: Scenario
  var condition: Condition
  var repeats = 1

  enum Field: Int, Sendable, CaseIterable {
    case model, scenario, condition, repeats
  }

  /// Whether the pair of scenario and condition exists.
  var isDefined: Bool { condition.isDefined(for: scenario) }

  var rerun: Rerun {
    Rerun(
      model: model == parent.model ? nil : model, scenario: scenario == parent.scenario ? nil : scenario,
      condition: condition == parent.condition ? nil : condition, repeats: repeats)
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
    case .scenario: scenario = turned(Scenario.allCases, scenario)
    case .condition: condition = turned(Condition.known, condition)
    case .repeats: repeats = min(max(1, repeats + step), 99)
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

  struct Row: Sendable, Equatable {
    var cells: [String]
    /// Where Enter leads.
    var target: Target?
  }

  enum Target: Sendable, Equatable {
    case transcript(String)
    case turn(transcript: String, index: Int)
    case filter(Filter)
    case run(String)
  }
}

/// Every command, narrowed by what is typed.
struct PaletteOverlay: Sendable, Equatable {
  var editor = LineEditor()
  var list = ListPosition()

  /// The commands whose name holds the typed letters in their order, those with whole beginnings of words first.
  var matches: [Keymap.Binding] {
    let wanted = editor.text.lowercased().filter { $0 != " " }
    guard !wanted.isEmpty else { return Keymap.bindings }
    let ranked = Keymap.bindings.enumerated().compactMap { place, binding in
      PaletteOverlay.score(wanted, in: binding.summary.lowercased()).map { (binding, $0, place) }
    }
    return ranked.sorted { ($1.1, $0.2) < ($0.1, $1.2) }.map(\.0)
  }

  /// How well the letters fit a name; nil if it does not hold them in their order. A letter at the start of a word counts
  /// three (of the first word four), one that follows the letter before it four, any other one none; the best way to place them counts.
  static func score(_ wanted: String, in name: String) -> Int? {
    let (wanted, name) = (Array(wanted), Array(name))
    // For each place of the name: the best score with the last letter there.
    var best: [Int?] = []
    for (index, letter) in wanted.enumerated() {
      var now: [Int?] = Array(repeating: nil, count: name.count)
      var before: Int?
      for place in name.indices {
        if index > 0, place > 0, let known = best[place - 1] { before = max(before ?? known, known) }
        guard name[place] == letter else { continue }
        let startsWord = place == 0 || !(name[place - 1].isLetter || name[place - 1].isNumber)
        let own = place == 0 ? 4 : startsWord ? 3 : 0
        guard index > 0 else {
          now[place] = own
          continue
        }
        let following = place > 0 ? best[place - 1].map { $0 + max(own, 4) } : nil
        let apart = before.map { $0 + own }
        now[place] = [following, apart].compactMap(\.self).max()
      }
      best = now
    }
    return best.compactMap(\.self).max()
  }

  static func == (a: PaletteOverlay, b: PaletteOverlay) -> Bool { a.editor == b.editor && a.list == b.list }
}
