import Engine

/// A run that is being watched: how far it is, what came to its end last, and what a model is saying.
struct LiveOverlay: Sendable, Equatable {
  /// The run's id.
  var run: String
  /// Nil until the first look.
  var progress: RunProgress?
  var part = Part.latest
  var cells = ListPosition()
  var latest = ListPosition()
  /// Stopping is asked about first.
  var asksToStop = false
  /// What a rerun of this explorer is being answered.
  var words: Words?

  enum Part: Sendable, Equatable {
    case cells, latest
  }

  struct Words: Sendable, Equatable {
    var transcript: String
    var turn: Int
    var isThinking = false
    /// The end of it.
    var text = ""

    /// How much is kept: more than the lines that show it hold.
    static let limit = 1000
  }

  init(run: String) { self.run = run }

  /// Takes a new look; whoever has gone down the list stays on the transcript they stand on.
  mutating func take(_ new: RunProgress) {
    let standsOn = latest.selected > 0 ? progress?.latest.element(latest.selected)?.id : nil
    progress = new
    if let standsOn, let index = new.latest.firstIndex(where: { $0.id == standsOn }) { latest.selected = index }
    latest.selected = min(latest.selected, max(0, new.latest.count - 1))
    cells.selected = min(cells.selected, max(0, new.cells.count - 1))
    if new.isOver {
      words = nil
      asksToStop = false
    }
  }

  mutating func hear(_ piece: ReplyPiece, transcript: String, turn: Int) {
    if words?.transcript != transcript || words?.turn != turn { words = Words(transcript: transcript, turn: turn) }
    switch piece {
    case .again: words?.text = ""
    case .say(let more): add(more, isThinking: false)
    case .think(let more): add(more, isThinking: true)
    }
  }

  private mutating func add(_ more: String, isThinking: Bool) {
    guard var now = words else { return }
    if now.isThinking != isThinking { now.text = "" }
    now.isThinking = isThinking
    now.text = String((now.text + more).suffix(Words.limit))
    words = now
  }
}

/// Where the parts of the live view are; made from sizes alone, so that drawing and keys agree.
struct LiveLayout: Sendable, Equatable {
  /// Bar, pace, tokens and cost, errors.
  var facts: Rect
  var cells: Rect
  var latest: Rect
  var words: Rect

  init(_ overlay: LiveOverlay, in area: Rect) {
    let inside = area.inset(rows: 1, columns: 2)
    var rest: Rect
    (facts, rest) = inside.splitTop(min(4, inside.height))
    (rest, words) = rest.splitBottom(overlay.words != nil && rest.height >= 12 ? 4 : 0)
    let wanted = max(1, overlay.progress?.cells.count ?? 0) + 1
    // The lists share what there is; the one that needs less leaves it to the other.
    let half = max(3, rest.height / 2)
    (cells, latest) = rest.splitTop(min(wanted, half, rest.height))
  }
}
