import Engine

/// The lines above a transcript's turns: model and verdict, what it is, its context track, the distance.
struct TranscriptHeaderView {
  let transcript: Transcript
  let open: OpenTranscript
  let state: ExplorerState
  let area: Rect

  private enum Line {
    case name, origin, track, distance
  }

  func draw(on frame: inout Frame) {
    let lines: [Line] =
      switch area.height {
      case 4...: [.name, .origin, .track, .distance]
      case 3: [.name, .origin, .track]
      case 2: [.name, .track]
      case 1: [.name]
      default: []
      }
    for (offset, line) in lines.enumerated() {
      let row = area.row + offset
      switch line {
      case .name: drawName(row: row, on: &frame)
      case .origin:
        frame.put(
          facts(width: area.width - 3), row: row, column: area.column + 2, style: Style(.muted), width: area.width - 3,
          overflow: .ellipsis)
      case .track:
        guard let detail = open.detail else { continue }
        ContextTrack(detail: detail, spans: open.spans).draw(
          on: &frame, row: row, column: area.column + 1, width: area.width - 2,
          current: open.isActive ? state.reader.turn : nil)
      case .distance:
        frame.put(
          Wording.distance(transcript, width: area.width - 3), row: row, column: area.column + 2, style: Style(.muted),
          width: area.width - 3,
          overflow: .ellipsis)
      }
    }
  }

  private func drawName(row: Int, on frame: inout Frame) {
    let isFocused = open.isActive && state.focus == .transcripts
    if open.isActive {
      frame.fill(
        Rect(row: row, column: area.column, height: 1, width: area.width), " ",
        style: Style(on: isFocused ? .selection : .selectionUnfocused))
      frame.put("▸", row: row, column: area.column, style: Style(.emphasis))
    }
    let look = VerdictLook(transcript)
    let least = 4 + min(14, Glyphs.width(of: Wording.shortModel(transcript.model).prefix(14)))
    let badge = badges(look).first { Glyphs.width(of: $0) + least <= area.width } ?? look.mark
    let width = Glyphs.width(of: badge)
    frame.put(badge, row: row, column: area.right - width - 1, style: look.style, width: width)
    let room = area.width - width - 4
    var name = transcript.repeat > 1 ? "\(transcript.model) #\(transcript.repeat)" : transcript.model
    if Glyphs.width(of: name, upTo: room) == nil { name = Wording.shortModel(name) }
    frame.put(
      name, row: row, column: area.column + 2, style: open.isActive ? Style(.title, .bold) : Style(.title),
      width: room, overflow: .ellipsis)
    if open.isActive {
      let slot: Slot = isFocused ? .selection : .selectionUnfocused
      frame.restyle(Rect(row: row, column: area.column, height: 1, width: area.width)) { style in
        style.background = slot
        if style.foreground == .title || style.foreground == .missing { style.foreground = slot }
      }
    }
  }

  /// The verdict with its rater and how sure it is; each shorter than the one before.
  private func badges(_ look: VerdictLook) -> [String] {
    let verdict = "\(look.mark) \(look.word)"
    let differ = transcript.disagreement ? " ≠" : ""
    guard transcript.rating != nil, let rater = transcript.rater else { return [verdict + differ, look.mark + differ] }
    let isUnsure = transcript.confidence.map { $0 < Rating.sure } ?? false
    let unsure = isUnsure ? " unsure" : ""
    let sure = transcript.confidence.map { " \(Wording.percent($0))\(unsure)" } ?? ""
    // That it is unsure matters more than who said it.
    let short = isUnsure ? "\(verdict)\(unsure)\(differ)" : "\(verdict) · \(rater)\(differ)"
    return [
      "\(verdict) · \(rater)\(sure)\(differ)\(differ.isEmpty ? "" : " raters differ")",
      "\(verdict) · \(rater)\(sure)\(differ)", short, verdict + differ, look.mark + differ,
    ]
  }

  /// Where it comes from and what sets it apart, in as many words as fit.
  private func facts(width: Int) -> String {
    let long = facts(isShort: false)
    return Glyphs.width(of: long, upTo: width) == nil ? facts(isShort: true) : long
  }

  /// Where it comes from and what sets it apart.
  func facts(isShort: Bool) -> String {
    var facts = [Wording.origin(transcript)]
    if let changed = transcript.changed {
      if isShort {
        facts[0] += " rerun: \(changed.replacing("condition ", with: ""))"
      } else {
        facts.append("rerun: \(changed)")
      }
    } else if transcript.parent != nil {
      facts.append("rerun, nothing changed")
    }
    // The breadcrumbs say the selected condition.
    let isSaid = transcript.condition == state.selectedOverview?.condition || transcript.changed != nil
    if !isShort || !isSaid { facts.append(transcript.condition.rawValue) }
    if transcript.edited { facts.append("edited") }
    if transcript.owner == .other { facts.append("person B's context") }
    if transcript.repeat > 1 { facts.append("repeat \(transcript.repeat)") }
    if !transcript.labels.isEmpty { facts.append(transcript.labels.joined(separator: " ")) }
    let authors = annotators
    if !authors.isEmpty {
      facts.append("\(isShort ? "" : "annotated ")by \(authors.joined(separator: ", "))")
    } else if transcript.annotated {
      facts.append("annotated")
    }
    return facts.joined(separator: " · ")
  }

  private var annotators: [String] {
    var authors: [String] = []
    for annotation in open.detail?.annotations.effective ?? []
    where !annotation.author.isEmpty && !authors.contains(annotation.author) {
      authors.append(annotation.author)
    }
    return authors
  }
}
