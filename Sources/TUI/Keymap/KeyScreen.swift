/// Where keys are pressed: on the lists and transcripts, or on what lies over them. What is typed as text has no keys of
/// its own.
enum KeyScreen: String, Sendable, Hashable, CaseIterable {
  case main, table, live, player, span, spanLabels, diff, labels, layers, rerun, sweep, queues, help

  /// What the help calls it.
  var title: String {
    switch self {
    case .main: "Lists and transcripts"
    case .table: "Tables"
    case .live: "A run, live"
    case .player: "The player"
    case .span: "Marking a span"
    case .spanLabels: "The labels of a span"
    case .diff: "Differences"
    case .labels: "Labels"
    case .layers: "Whose spans are shown"
    case .rerun: "The rerun dialog"
    case .sweep: "The sweep dialog"
    case .queues: "Review queues"
    case .help: "This help"
    }
  }
}

extension Overlay {
  /// Whose keys hold; nil where text is typed or a single answer is awaited.
  var keyScreen: KeyScreen? {
    switch self {
    case .help: .help
    case .labels: .labels
    case .rerun: .rerun
    case .table: .table
    case .live: .live
    case .span(let pick): pick.labels == nil ? .span : .spanLabels
    case .queue: .queues
    case .sweep: .sweep
    case .diff: .diff
    case .player: .player
    case .layers: .layers
    case .input, .mark, .palette, .confirmQuit, .tour: nil
    }
  }
}
