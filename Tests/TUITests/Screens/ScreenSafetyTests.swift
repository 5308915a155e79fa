import Engine
import Testing

import struct Foundation.Date

@testable import TUI

@Suite struct ScreenSafetyTests {
  static let overlays: [Overlay?] = [nil] + ScreenGoldenTests.overlays.map { $0.1 }

  @Test func everySmallSizeIsDrawn() {
    for rows in 1...12 {
      for columns in 1...40 {
        // Each overlay where there is room for one, else any.
        let fits = ScreenLayout.fits(rows: rows, columns: columns)
        for (index, overlay) in ScreenSafetyTests.overlays.enumerated() where fits || index == columns % 7 {
          var state = ScreenFixture.atFailure(rows: rows, columns: columns)
          state.focus = ExplorerState.Pane.allCases[(index + columns) % 3]
          state.showsWhy = rows % 2 == 0
          state.isZoomed = columns % 3 == 0
          state.overlay = overlay
          let frame = ScreenFixture.frame(state)
          #expect(frame.rows == rows && frame.columns == columns)
          if let cursor = frame.cursor { #expect(frame.bounds.contains(row: cursor.row, column: cursor.column)) }
        }
      }
    }
  }

  @Test func aScreenThatIsTooSmallSaysSo() {
    let frame = ScreenFixture.frame(ScreenFixture.reading(rows: 7, columns: 40))
    #expect(frame.text.contains("too small"))
    #expect(frame.text.contains("30×8"))
  }

  /// Everything that a file or a model can put into the store, hostile.
  @Test(arguments: [[24, 80], [50, 200], [8, 30]]) func nothingHostileReachesTheScreen(size: [Int]) {
    let evil =
      "\u{1B}]52;c;eA==\u{7}\u{9B}31m\u{202E}\u{200B}\r\n\t\u{0}\u{85}\u{FEFF}e"
      + String(repeating: "\u{301}", count: 50)
    var state = ScreenFixture.atFailure(rows: size[0], columns: size[1])
    state.showsWhy = true
    var detail = ScreenFixture.forgetful
    detail.transcript.model = "x/\(evil)"
    detail.transcript.constraint = evil + String(repeating: evil, count: 200)
    detail.transcript.cause = evil
    detail.transcript.changed = evil
    detail.transcript.rater = evil
    detail.transcript.useCase = evil
    detail.transcript.labels = [evil]
    detail.transcript.status = .failed
    detail.turns[11].text = evil + "\n\n" + evil
    detail.ratings = [
      Rating(
        rater: evil, version: evil, value: .fail, rule: evil, explanation: evil,
        spans: [
          Span(turn: 12, start: 0, end: 9_999_999, label: evil, quote: evil),
          Span(turn: 12, start: 5, end: 2, label: "ignored", quote: ""),
        ])
    ]
    detail.annotations = [
      Annotation(id: "1", author: evil, created: .distantPast, content: .labels([evil])),
      Annotation(id: "2", author: evil, created: .distantPast, content: .note(evil)),
    ]
    state.reader.candidates[0] = detail.transcript
    state.reader.details[detail.transcript.id] = detail
    state.reader.span = 0
    state.cases[0].useCase = evil
    state.cases[0].suite = evil
    state.models[1] = detail.transcript.model
    state.filter = Filter.all.and(.text, evil)
    var evilValues = FilterValues()
    evilValues[.model] = [.init(evil, evil), .init("x/\(evil)", evil)]
    let overlays: [Overlay?] = [
      nil,
      .input(
        InputOverlay(purpose: .filter, editor: LineEditor(evil), problem: "There is no “\(evil)”.\n  \(evil)\n  ^^^")),
      .input(
        InputOverlay(
          purpose: .filter, editor: LineEditor("model:"),
          completion: CompletionList(for: LineEditor("model:"), values: evilValues))),
      .table(TableOverlay(title: evil, header: [evil], rows: [.init(cells: [evil, evil])], empty: evil)),
      .labels(LabelOverlay(transcript: detail.transcript.id, chosen: [evil])),
      .rerun(
        RerunOverlay(
          parent: detail.transcript, models: [evil], model: evil, scenario: .control,
          condition: Condition(rawValue: evil))),
      .help(HelpOverlay(filter: LineEditor(evil), isFiltering: true)),
    ]
    for overlay in overlays {
      state.overlay = overlay
      for message in [nil, ExplorerState.Message(text: evil, isError: true)] {
        state.message = message
        let frame = ScreenFixture.frame(state)
        let bad = frame.text.unicodeScalars.filter { scalar in
          scalar != "\n"
            && (scalar.properties.generalCategory == .control || [0x202E, 0x200B, 0xFEFF].contains(scalar.value))
        }
        #expect(bad.isEmpty)
      }
    }
  }

  @Test func whatWasIgnoredIsTheLoudestThingInEveryTheme() {
    let frame = ScreenFixture.frame(ScreenFixture.atFailure(rows: 36, columns: 120))
    let ignored = LabelLook.find("ignored").style
    #expect(frame.cells.contains { $0.style.foreground == .ignored && $0.style.background == .ignored })
    // Where there are no colours nothing else in the text is bold and reversed at once.
    #expect(Theme.mono.resolve(ignored).attributes.isSuperset(of: [.bold, .reverse]))
    for cell in frame.cells where cell.style.foreground != .ignored && cell.style.foreground != .fail {
      let ink = Theme.mono.resolve(cell.style)
      let isListOrHeader = [.selection, .selectionUnfocused, .statusLine].contains(cell.style.background)
      #expect(isListOrHeader || !ink.attributes.isSuperset(of: [.bold, .reverse]))
    }
  }

  @Test func aLongConversationKeepsItsTrack() {
    var detail = ScreenFixture.attentive
    let between = (0..<300).flatMap { number in
      [
        Turn(index: 3 + 2 * number, role: .user, kind: .distraction, text: "?"),
        Turn(index: 4 + 2 * number, role: .assistant, text: "!"),
      ]
    }
    let tail = detail.turns[8...].enumerated().map { offset, turn in
      var turn = turn
      turn.index = 603 + offset
      return turn
    }
    detail.turns = Array(detail.turns[..<2]) + between + tail
    var frame = Frame(rows: 1, columns: 40)
    ContextTrack(detail: detail, spans: []).draw(on: &frame, row: 0, column: 0, width: 40, current: 605)
    #expect(frame.text == " *────────·300·───────&──────[>]──────✓")
  }

  @Test func theSelectedRowHoldsTheCursor() {
    for (focus, row) in [(ExplorerState.Pane.overview, 4), (.cases, 10)] {
      var state = ScreenFixture.reading(rows: 24, columns: 80)
      state.focus = focus
      let frame = ScreenFixture.frame(state)
      #expect(frame.cursor == Position(row: row, column: 0))
      #expect(!frame.cursorVisible)
    }
  }
}
