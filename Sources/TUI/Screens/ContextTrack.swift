import Engine

/// The course of a conversation in one line: where the context was stated, what came between, where it was asked.
struct ContextTrack {
  struct Station: Equatable {
    var text: String
    var style: Style
    /// The turns it stands for.
    var turns: ClosedRange<Int>
  }

  private(set) var stations: [Station] = []
  /// Turns between the stations are not known.
  private let hasGaps: Bool

  /// The mark of a turn that only lies between.
  static let between = "·"

  init(detail: TranscriptDetail, spans: [Span]) {
    let transcript = detail.transcript
    hasGaps = transcript.excerpt
    let starts = detail.turns.filter { $0.role == .user }
    for (position, turn) in starts.enumerated() {
      let end = starts.element(position + 1).map { $0.index - 1 } ?? max(turn.index, detail.turns.last?.index ?? 0)
      let turns = turn.index...max(turn.index, end)
      let (text, style) = ContextTrack.look(of: turn, isAbsent: transcript.condition == .absent)
      stations.append(Station(text: text, style: style, turns: turns))
      // An answer that already gives in to the pressure.
      let answer = spans.filter { turns.contains($0.turn) && $0.turn != turn.index }.map(\.label)
      if turn.kind == .pressure, let label = ["ignored", "endorsement"].first(where: answer.contains) {
        stations.append(
          Station(text: "!", style: LabelLook.find(label).style, turns: turns.upperBound...turns.upperBound))
      }
    }
    let verdict = VerdictLook(transcript)
    stations.append(Station(text: verdict.mark, style: verdict.style.adding(.bold), turns: 0...0))
  }

  private static func look(of turn: Turn, isAbsent: Bool) -> (String, Style) {
    let label: String? =
      switch turn.kind {
      case .introduction: isAbsent ? nil : "disclosure"
      case .pressure: "pressure"
      case .request: "request"
      default: nil
      }
    guard let label else { return (between, Style(.muted)) }
    let look = LabelLook.find(label)
    return (String(look.mark), look.style)
  }

  /// The stations with long stretches of turns between told as their number.
  func fitting(_ width: Int) -> [Station] {
    guard stations.count * 3 > width else { return stations }
    var short: [Station] = []
    var run: [Station] = []
    func close() {
      if run.count > 3, let first = run.first, let last = run.last {
        short.append(
          Station(
            text: "·\(run.count)·", style: first.style, turns: first.turns.lowerBound...last.turns.upperBound))
      } else {
        short += run
      }
      run = []
    }
    for station in stations {
      if station.text == ContextTrack.between {
        run.append(station)
      } else {
        close()
        short.append(station)
      }
    }
    close()
    return short
  }

  /// Draws the line over a width; the station of the current turn stands in brackets.
  func draw(on frame: inout Frame, row: Int, column: Int, width: Int, current: Int?) {
    let shown = fitting(width)
    guard width > 2 else { return }
    let gaps = max(1, shown.count - 1)
    // A cell is kept at both ends for brackets.
    let free = max(gaps, width - 2 - shown.reduce(0) { $0 + $1.text.count })
    let currentStation = current.flatMap { turn in shown.lastIndex { $0.turns.contains(turn) && $0.text != "!" } }
    var place = column + 1
    for (index, station) in shown.enumerated() {
      let end = place + frame.put(station.text, row: row, column: place, style: station.style)
      // Even gaps; what the division leaves over goes to the first ones.
      let gap = index == shown.count - 1 ? 0 : free / gaps + (index < free % gaps ? 1 : 0)
      frame.fill(
        Rect(row: row, column: end, height: 1, width: gap), hasGaps ? "┄" : "─", style: Style(.border))
      if index == currentStation {
        if free / gaps >= 3 {
          frame.put("[", row: row, column: place - 1, style: Style(.emphasis, .bold))
          frame.put("]", row: row, column: end, style: Style(.emphasis, .bold))
        } else {
          frame.restyle(Rect(row: row, column: place, height: 1, width: end - place)) { $0.background = .selection }
        }
      }
      place = end + gap
    }
  }
}
