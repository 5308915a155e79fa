import Engine

/// The picture of a state: everything that is drawn comes from here and the files beside it.
struct Screen {
  let state: ExplorerState
  let layout: ScreenLayout
  let reader: ReaderLayout

  var frame: Frame {
    var frame = Frame(rows: state.rows, columns: state.columns)
    guard ScreenLayout.fits(rows: state.rows, columns: state.columns) else {
      drawTooSmall(on: &frame)
      return frame
    }
    let open = state.reader.visible(layout.columns.count).map { OpenTranscript(id: $0, state: state) }
    BreadcrumbsView(state: state, area: layout.breadcrumbs).draw(on: &frame)
    OverviewView(state: state, area: layout.overview).draw(on: &frame)
    CasesView(state: state, area: layout.cases, legend: layout.caseLegend).draw(on: &frame)
    drawDivider(on: &frame)
    ConstraintView(state: state, area: layout.constraint).draw(on: &frame)
    TabsView(state: state, area: layout.tabs).draw(on: &frame)
    drawColumns(open, on: &frame)
    if state.showsWhy { WhyView(state: state, area: layout.why).draw(on: &frame) }
    LegendView(open: open, area: layout.legend).draw(on: &frame)
    // What something lies over cannot be clicked; what marks or plays the text lies over nothing.
    if state.overlay != nil { frame.clicks = [] }
    StatusView(state: state, status: layout.status, hints: layout.hints).draw(on: &frame)
    drawOverlay(on: &frame)
    return frame
  }

  /// A screen that is too small says so, and says what would do.
  private func drawTooSmall(on frame: inout Frame) {
    let lines = ["too small", "30×8 at least"]
    let first = max(0, (state.rows - lines.count) / 2)
    for (index, line) in lines.enumerated() {
      frame.put(
        line, row: first + index, column: 0, style: Style(.warning), width: state.columns, overflow: .ellipsis,
        align: .center)
    }
  }

  /// Between the lists and the transcripts.
  private func drawDivider(on frame: inout Frame) {
    let area = layout.transcripts
    guard area.column > 0, area.width > 0 else { return }
    frame.vline(row: area.row, column: area.column - 1, length: area.height)
  }

  private func drawColumns(_ open: [OpenTranscript], on frame: inout Frame) {
    guard !open.isEmpty else {
      if let area = layout.columns.first {
        frame.put(wrapping: nothing, in: area.inset(rows: 0, columns: 1), style: Style(.muted))
      }
      return
    }
    for (index, (transcript, area)) in zip(open, layout.columns).enumerated() {
      if index > 0 { frame.vline(row: area.row, column: area.column - 1, length: area.height) }
      let view = TranscriptColumnView(
        open: transcript, state: state, reader: reader, index: index, area: area, isAlone: open.count == 1)
      frame.clipped(to: area) { view.draw(on: &$0) }
    }
  }

  /// What is said where there is no transcript to read.
  private var nothing: String {
    if !state.overview.isEmpty { return "loading…" }
    return state.filter.isEmpty
      ? "Nothing is recorded yet: `heed run --model sim/forgetful` plays conversations, `heed import FILE` reads them."
      : "Nothing passes the filter; \(state.keymap.key(of: .filter)) changes it."
  }

  func drawOverlay(on frame: inout Frame) {
    let area = layout.overlay
    switch state.overlay {
    case nil: break
    case .help(let overlay): HelpView(overlay: overlay, keymap: state.keymap, area: area).draw(on: &frame)
    case .labels(let overlay): LabelsView(overlay: overlay, state: state, area: area).draw(on: &frame)
    case .input(let overlay): InputView(overlay: overlay, area: area).draw(on: &frame)
    case .rerun(let overlay): RerunView(overlay: overlay, area: area).draw(on: &frame)
    case .table(let overlay): TableView(overlay: overlay, area: area).draw(on: &frame)
    case .palette(let overlay): PaletteView(overlay: overlay, area: area).draw(on: &frame)
    case .player, .mark: break
    case .sweep(let overlay): SweepView(overlay: overlay, area: area).draw(on: &frame)
    case .diff(let overlay): DiffView(overlay: overlay, state: state, area: area).draw(on: &frame)
    case .queue(let overlay): QueueView(overlay: overlay, area: area).draw(on: &frame)
    case .layers(let list): LayersView(list: list, state: state, area: area).draw(on: &frame)
    case .span(let pick): SpanPickView(pick: pick, area: area).draw(on: &frame)
    case .live(let overlay): LiveView(overlay: overlay, area: area).draw(on: &frame)
    case .tour: TourView(keymap: state.keymap, area: area).draw(on: &frame)
    case .confirmQuit: ConfirmView(area: area).draw(on: &frame)
    }
  }
}

/// A transcript that has a column, with the evidence shown on it.
struct OpenTranscript {
  let id: String
  let transcript: Transcript?
  let detail: TranscriptDetail?
  let marks: [Evidence.Mark]
  var spans: [Span] { marks.map(\.span) }
  let isActive: Bool

  init(id: String, state: ExplorerState) {
    self.id = id
    transcript = state.reader.transcript(id)
    detail = state.reader.details[id]
    marks = detail.map { Evidence.marks(of: $0, layers: state.reader.layers) } ?? []
    isActive = state.reader.active == id
  }
}
