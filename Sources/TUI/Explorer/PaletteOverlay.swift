import Engine

/// Every command by name, and with something typed every case, model and saved view too.
struct PaletteOverlay: Sendable, Equatable {
  var editor = LineEditor()
  var list = ListPosition()
  var commands = Keymap.standard.bindings(on: .main)
  /// The cases of the store, all models, and the views that were saved.
  var cases: [String] = []
  var models: [String] = []
  var views: [SavedView] = []

  enum Entry: Sendable {
    case command(Keymap.Binding)
    case useCase(String)
    case model(String)
    case view(SavedView)

    var name: String {
      switch self {
      case .command(let binding): binding.summary
      case .useCase(let id): id
      case .model(let id): id
      case .view(let view): view.name
      }
    }

    /// Its keys, or what it is.
    var kind: String {
      switch self {
      case .command(let binding): binding.written
      case .useCase: "case"
      case .model: "model"
      case .view: "view"
      }
    }
  }

  /// What holds the typed letters in their order, that with whole beginnings of words first; commands before all else where
  /// they fit as well.
  var matches: [Entry] {
    let commands = commands.map(Entry.command)
    let wanted = editor.text.lowercased().filter { $0 != " " }
    guard !wanted.isEmpty else { return views.map(Entry.view) + commands }
    let entries = commands + views.map(Entry.view) + models.map(Entry.model) + cases.map(Entry.useCase)
    let ranked = entries.enumerated().compactMap { place, entry in
      PaletteOverlay.score(wanted, in: entry.name.lowercased()).map { (entry, $0, place) }
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
}
