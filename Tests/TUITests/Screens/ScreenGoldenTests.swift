import Engine
import Testing

@testable import TUI

@Suite struct ScreenGoldenTests {
  static let sizes = [[24, 80], [36, 120], [50, 200]]

  @Test(arguments: sizes) func reading(size: [Int]) throws {
    try Golden.check(ScreenFixture.frame(ScreenFixture.reading(rows: size[0], columns: size[1])), "reading")
  }

  @Test(arguments: sizes) func failure(size: [Int]) throws {
    try Golden.check(ScreenFixture.frame(ScreenFixture.atFailure(rows: size[0], columns: size[1])), "failure")
  }

  @Test(arguments: sizes) func failureExplained(size: [Int]) throws {
    var state = ScreenFixture.atFailure(rows: size[0], columns: size[1])
    state.showsWhy = true
    try Golden.check(ScreenFixture.frame(state), "why")
  }

  @Test(arguments: sizes) func threeRatersDisagree(size: [Int]) throws {
    try Golden.check(ScreenFixture.frame(ScreenFixture.disagreeing(rows: size[0], columns: size[1])), "disagreement")
  }

  @Test(arguments: [[8, 30], [20, 50]]) func smallScreens(size: [Int]) throws {
    var state = ScreenFixture.atFailure(rows: size[0], columns: size[1])
    try Golden.check(ScreenFixture.frame(state), "small-transcript")
    state.focus = .cases
    try Golden.check(ScreenFixture.frame(state), "small-lists")
  }

  @Test func filteringOnASmallScreen() throws {
    var state = ScreenFixture.atFailure(rows: 8, columns: 30)
    state.overlay = ScreenGoldenTests.filter("condition:", selected: 1)
    try Golden.check(ScreenFixture.frame(state), "small-filter")
  }

  @Test func theFailedTranscriptSaysWhy() throws {
    var state = ScreenFixture.reading(rows: 24, columns: 80)
    state.reader.active = ScreenFixture.failed.transcript.id
    state.reader.top = 9999
    state.isZoomed = true
    try Golden.check(ScreenFixture.frame(state), "failed")
  }

  @Test func aRerunIsPlayed() throws {
    var state = ScreenFixture.atFailure(rows: 24, columns: 80)
    state.progress = .init(title: "allergy-001 · guiding", parent: "x", turn: 7, turns: 12, done: 1, planned: 3)
    try Golden.check(ScreenFixture.frame(state), "rerunning")
  }

  @Test func hitsOfASearchAreShown() throws {
    var state = ScreenFixture.atFailure(rows: 24, columns: 80)
    let id = ScreenFixture.forgetful.transcript.id
    state.search = .init(
      pattern: "satay",
      hits: [.init(transcript: id, turn: 12, range: 14..<19), .init(transcript: id, turn: 11, range: 19..<24)],
      current: 0)
    try Golden.check(ScreenFixture.frame(state), "searching")
  }

  @Test func nothingIsRecorded() throws {
    try Golden.check(ScreenFixture.frame(ExplorerState(rows: 24, columns: 80, author: "alice")), "empty")
  }

  static let overlays: [(String, Overlay)] = [
    ("help", .help(HelpOverlay())),
    ("help-filtered", .help(HelpOverlay(filter: LineEditor("span"), isFiltering: true))),
    (
      "labels",
      .labels(
        LabelOverlay(
          transcript: ScreenFixture.forgetful.transcript.id, list: ListPosition(selected: 3), chosen: ["W1", "A1"]))
    ),
    ("filter", filter("scenario:3 rating:0")),
    ("filter-keys", filter("")),
    ("filter-values", filter("scenario:3 -condition:", selected: 2)),
    ("filter-scrolled", filter("label:W1,", selected: 9)),
    ("filter-words", filter("rating:0 peanut sauce")),
    ("filter-problem", filter("rating:0 labl:W1", problem: problem("rating:0 labl:W1"))),
    ("filter-blind", filter("model:", hiding: Filter.veiledKeys)),
    (
      "note",
      .input(InputOverlay(purpose: .note(transcript: "x"), editor: LineEditor("Jo's wish is given as the reason")))
    ),
    ("rerun", .rerun(rerun(.guiding, .twoPeople))),
    ("rerun-undefined", .rerun(rerun(.reversed, .solo))),
    (
      "table",
      .table(
        TableOverlay(
          title: "agreement", header: ["raters", "n", "accuracy", "kappa"],
          rows: (1...60).map {
            .init(cells: ["judge/openai/gpt-4o × human/\($0)", String($0 * 17), "0.9\($0 % 10)", "0.8\($0 % 7)"])
          },
          list: ListPosition(selected: 4), empty: "Nothing has two raters."))
    ),
    ("palette", .palette(PaletteOverlay(editor: LineEditor("re"), list: ListPosition(selected: 1)))),
    ("quit", .confirmQuit),
  ]

  /// The filter line with so many steps down its list.
  static func filter(
    _ text: String, selected: Int = 0, hiding: Set<Filter.Key> = [], problem: String? = nil
  ) -> Overlay {
    let editor = LineEditor(text)
    var list = CompletionList(for: editor, hiding: hiding)
    for _ in 0..<selected { list.select(by: 1, visible: 6) }
    return .input(InputOverlay(purpose: .filter, editor: editor, problem: problem, completion: list))
  }

  static func problem(_ text: String) -> String? {
    do throws(FilterError) {
      _ = try Filter(parsing: text)
      return nil
    } catch { return error.description }
  }

  static func rerun(_ condition: Condition, _ scenario: Scenario) -> RerunOverlay {
    var overlay = RerunOverlay(
      parent: ScreenFixture.forgetful.transcript, models: ScreenFixture.models, model: "sim/forgetful",
      scenario: scenario,
      condition: condition)
    overlay.repeats = 3
    return overlay
  }

  @Test(arguments: overlays.indices, [[24, 80], [36, 120]]) func overlay(index: Int, size: [Int]) throws {
    let (name, overlay) = ScreenGoldenTests.overlays[index]
    var state = ScreenFixture.reading(rows: size[0], columns: size[1])
    state.overlay = overlay
    try Golden.check(ScreenFixture.frame(state), "overlay-\(name)")
  }
}
