import Engine

/// Everything the explorer shows, and nothing else: a value that `update` changes and `render` reads.
struct ExplorerState: Sendable, Equatable {
  /// The size of the screen in cells.
  var rows: Int
  var columns: Int
  /// The name after `human/` under which annotations are saved.
  var author: String
  var filter = Filter.all
  /// The keys of every screen.
  var keymap = Keymap.standard

  /// Scenarios and conditions that have transcripts.
  var overview: [OverviewRow] = []
  var overviewList = ListPosition()
  var cases: [CaseRow] = []
  var caseList = ListPosition()
  /// The models that the case marks stand for, in their order.
  var models: [String] = []
  var modelOrigins: [String: Origin] = [:]

  var reader = Reader()
  var focus = Pane.cases
  /// The transcripts take the whole width.
  var isZoomed = false
  /// The panel with ratings, rules and explanations is open.
  var showsWhy = false
  /// Blind review: models, ratings and others' annotations are hidden until this author has rated.
  var isBlind = false
  /// Where to go once the lists are loaded.
  var placeToOpen: KeptPlace?
  /// The review queue that is being worked through.
  var queue: ActiveQueue?
  /// An item of a queue has been asked for: keys wait for it.
  var awaitsItem = false
  /// The transcript whose rating is being saved: when it is, the queue goes on.
  var goesOn: String?
  /// What was done, in order: undo goes back through it.
  var undoable: [Undoable] = []
  /// What was last said of a transcript, to be said of another.
  var lastSaid: LastSaid?
  /// What the person has had before them of each transcript, as far as it may sway them.
  var seen: [String: Seen] = [:]
  /// Notes that were left without saving them, by their transcripts.
  var drafts: [String: String] = [:]
  /// Where the reader came from by jumps, and where they went back from.
  var jumps = Jumps()
  /// Places that were marked with a letter.
  var marks: [Character: Place] = [:]
  var overlay: Overlay?
  var search: Search?
  var message: Message?
  /// The rerun that is being played.
  var progress: Progress?
  /// Numbers of the newest question of each kind; answers to older ones are dropped.
  var generation = Generation()
  /// Where the explorer is on its way to while lists are loaded.
  var target: Target?
  /// Steps typed ahead: each starts where the one before it led.
  var finds: [Find] = []
  /// The transcript to compare with is being loaded.
  var awaitsDiff = false
  /// A table has been asked for that has not come yet.
  var awaitsTable = false
  /// The last table that was asked for and can be asked for again.
  var screen: KeptPlace.Screen?
  /// Keys that wait for the transcript that their dialog is to be about.
  var typedAhead: [KeyEvent] = []
  /// The models that can be called for a rerun.
  var callableModels: [String] = []

  init(rows: Int, columns: Int, author: String) {
    self.rows = rows
    self.columns = columns
    self.author = author
  }

  enum Undoable: Sendable, Equatable {
    case annotated(String)
    case skipped(queue: Int, position: Int)
  }

  /// The rating and the labels that one transcript was given.
  struct LastSaid: Sendable, Equatable {
    var transcript: String
    var rating: RatingValue?
    var labels: [String]?
  }

  enum Pane: Int, Sendable, CaseIterable {
    case overview, cases, transcripts
  }

  struct Target: Sendable, Equatable {
    var suite: String
    var useCase: String
    var transcript: String
    var turn: Int?
  }

  /// A turn of a transcript.
  struct Place: Sendable, Equatable {
    var transcript: String
    var turn: Int
    /// What was filtered there; nil: whatever is.
    var filter: Filter?
  }

  struct Jumps: Sendable, Equatable {
    var back: [Place] = []
    var forward: [Place] = []
  }

  struct Generation: Sendable, Equatable {
    var lists = 0
    var transcripts = 0
    /// The transcripts that are shown: what was asked then has come.
    var shown = 0
    var find = 0
  }

  /// A step to the next or previous transcript of a kind that has been asked for and not yet been made.
  struct Find: Sendable, Equatable {
    var filter: Filter
    var forward: Bool
    var what: String
  }

  /// A line for the person, until the next key.
  struct Message: Sendable, Equatable {
    var text: String
    var isError = false
  }

  struct Progress: Sendable, Equatable {
    /// What is being played, e.g. `allergy-001 · guiding`.
    var title: String
    var parent: String
    var turn = 0
    var turns: Int
    var done = 0
    var planned: Int
  }

  struct Search: Sendable, Equatable {
    var pattern: String
    /// Where the pattern stands in the open transcripts: column, turn, scalars.
    var hits: [Hit] = []
    var current: Int?

    struct Hit: Sendable, Equatable {
      var transcript: String
      var turn: Int
      var range: Range<Int>
    }
  }

  /// Another transcript than the one that is seen has been asked for.
  var isOnItsWay: Bool { generation.shown != generation.transcripts || target != nil || !finds.isEmpty }

  var selectedOverview: OverviewRow? { overview.element(overviewList.selected) }
  var selectedCase: CaseRow? { cases.element(caseList.selected) }
}

/// Which row of a list is selected, and which is the first that is seen.
struct ListPosition: Sendable, Equatable {
  var selected = 0
  var top = 0

  /// Selects a row that exists and brings it into view.
  mutating func select(_ row: Int, of count: Int, visible: Int) {
    selected = min(max(0, row), max(0, count - 1))
    reveal(of: count, visible: visible)
  }

  mutating func reveal(of count: Int, visible: Int) {
    guard visible > 0 else { return }
    top = min(top, selected, max(0, count - visible))
    top = max(top, selected - visible + 1, 0)
  }
}

extension Array {
  /// The element there; nil outside.
  func element(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
