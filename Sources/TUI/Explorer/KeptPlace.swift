import Engine
import Foundation

/// Where the person was when they quit, to start there again.
struct KeptPlace: Codable, Equatable, Sendable {
  var filter: String
  var transcript: String?
  var turn: Int
  /// The pane's number.
  var focus: Int
  var isZoomed: Bool
  /// The places that were marked with a letter.
  var marks: [String: Mark]
  /// What follows is nil where an earlier program kept the place.
  var isBlind: Bool?
  /// The review queue that was being worked through.
  var queue: Int?
  var showsWhy: Bool?
  /// The table that lay over the screen.
  var screen: Screen?
  /// Notes that were begun, by their transcripts.
  var drafts: [String: String]?

  /// Tables that can be asked for again.
  enum Screen: String, Codable, Sendable {
    case matrix, agreement, runs, history, lineage

    /// What asks for it.
    var action: Action {
      switch self {
      case .matrix: .matrix
      case .agreement: .agreement
      case .runs: .runs
      case .history: .history
      case .lineage: .lineage
      }
    }
  }

  struct Mark: Codable, Equatable, Sendable {
    var transcript: String
    var turn: Int
  }

  init(_ state: ExplorerState) {
    filter = state.filter.description
    transcript = state.reader.active
    turn = state.reader.turn
    focus = state.focus.rawValue
    isZoomed = state.isZoomed
    marks = Dictionary(
      state.marks.map { (String($0), Mark(transcript: $1.transcript, turn: $1.turn)) }, uniquingKeysWith: { $1 })
    isBlind = state.isBlind
    queue = state.queue?.queue.id
    showsWhy = state.showsWhy
    if case .table = state.overlay { screen = state.screen }
    var drafts = state.drafts
    if case .input(let input) = state.overlay, case .note(let id) = input.purpose, !input.editor.text.isEmpty {
      drafts[id] = input.editor.text
    }
    self.drafts = drafts.isEmpty ? nil : drafts
  }

  /// The same with another transcript to stand on, and nothing over the screen.
  func at(_ place: ExplorerState.Place) -> KeptPlace {
    var kept = self
    (kept.transcript, kept.turn) = (place.transcript, place.turn)
    (kept.queue, kept.screen) = (nil, nil)
    return kept
  }

  /// Alike for alike places, so that a merge takes the same view once.
  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return encoder
  }

  /// The store's setting that it is kept in; each annotator has their own.
  static func setting(of author: String) -> String { "place/\(author)" }

  /// Nil where nothing was kept, or by a program that kept it otherwise.
  static func read(from store: Store, author: String) -> KeptPlace? {
    guard let text = try? store.setting(setting(of: author)) else { return nil }
    return try? JSONDecoder().decode(KeptPlace.self, from: Data(text.utf8))
  }

  /// - Parameter start: what was read at the start. Marks that another program has set since are left alone.
  func write(to store: Store, author: String, since start: KeptPlace?) throws {
    var place = self
    let own = marks.filter { start?.marks[$0.key] != $0.value }
    place.marks = (Self.read(from: store, author: author)?.marks ?? [:]).merging(own) { $1 }
    try store.setSetting(
      Self.setting(of: author), to: String(decoding: try Self.encoder.encode(place), as: UTF8.self))
  }
}

extension Explorer {
  /// What to ask for at the beginning, to stand where the person was; the place itself is gone to once the lists are here.
  mutating func start(at place: KeptPlace?) -> [Effect] {
    guard let place, let filter = try? Filter(parsing: place.filter) else { return start() }
    change { state in
      state.filter = filter
      // Before anything is drawn: what was hidden stays hidden.
      state.isBlind = place.isBlind ?? false
      state.showsWhy = place.showsWhy ?? false
      state.drafts = place.drafts ?? [:]
      for (letter, mark) in place.marks {
        guard let letter = letter.first else { continue }
        state.marks[letter] = .init(transcript: mark.transcript, turn: mark.turn)
      }
    }
    return start()
  }

  /// Goes to the place, once the lists are loaded.
  mutating func goBack(to place: KeptPlace) -> [Effect] {
    change { state in
      state.focus = ExplorerState.Pane(rawValue: place.focus) ?? .cases
      state.isZoomed = place.isZoomed && state.focus == .transcripts
    }
    if let queue = place.queue {
      change { $0.awaitsItem = true }
      return [.openQueue(queue)]
    }
    var table: [Effect] = []
    if let question = place.screen.flatMap(question) { table = awaitTable(question) }
    return (place.transcript.map { locate($0, turn: place.turn) } ?? []) + table
  }

  /// What asks for a table again.
  private func question(_ screen: KeptPlace.Screen) -> Effect? {
    switch screen {
    case .matrix: state.isBlind ? nil : .matrix(state.filter)
    case .agreement: state.isBlind ? nil : .agreement(state.filter)
    case .runs: state.isBlind ? nil : .runs
    // They are about the transcript that is read, which is not here yet.
    case .history, .lineage: nil
    }
  }
}
