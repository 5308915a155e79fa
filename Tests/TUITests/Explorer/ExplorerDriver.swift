import Engine
import Foundation
import Testing

@testable import TUI

/// Drives the explorer's core as a person would, on a real store: keys in, picture out, every effect done at once.
struct ExplorerDriver {
  var explorer: Explorer
  let store: Store
  let runner: EffectRunner
  /// Answers of the work that runs beside: reruns.
  let inbox: AsyncStream<Answer>
  /// Effects that only the terminal can do, in order: copy, redraw, suspend, quit.
  private(set) var done: [Effect] = []
  /// Effects that were asked for while `holds` was set.
  private(set) var held: [Effect] = []
  /// Exports are written; else they are only noted.
  var writesFiles = false
  /// Effects are kept back instead of done.
  var holds = false

  static let models = ["sim/attentive", "sim/forgetful", "sim/overcautious", "sim/sycophant"]

  init(_ store: Store, rows: Int = 36, columns: Int = 120, models: [String] = models) {
    let (inbox, post) = AsyncStream<Answer>.makeStream()
    self.store = store
    self.inbox = inbox
    runner = EffectRunner(store: store, baseURL: nil) { post.yield($0) }
    var state = ExplorerState(rows: rows, columns: columns, author: "alice")
    state.callableModels = models
    explorer = Explorer(state: state)
    perform(explorer.start())
  }

  var state: ExplorerState { explorer.state }
  /// The picture as text.
  var text: String {
    mutating get { explorer.render().text }
  }
  /// The line that tells what is going on.
  var status: String {
    mutating get { explorer.render().text(row: state.rows - 2).trimmingCharacters(in: .whitespaces) }
  }
  var crumbs: String {
    mutating get { explorer.render().text(row: 0) }
  }
  var hasQuit: Bool { done.contains(.quit) }
  /// Where the reader is, in short: `nuts-001 S3 baseline m/alpha`.
  var place: String {
    guard let transcript = state.reader.activeTranscript else { return "nowhere" }
    let scenario = transcript.scenario.map { "S\($0.rawValue)" } ?? "S?"
    return "\(transcript.useCase) \(scenario) \(transcript.condition.rawValue) \(transcript.model)"
  }

  /// Gives actions other keys, as the configuration file does.
  mutating func configure(_ keys: [String: [String]]) {
    explorer.change { $0.keymap = Keymap.configured(keys).keymap }
  }

  /// Starts where the person was when they quit, as the program does.
  mutating func restart() {
    let place = KeptPlace.read(from: store, author: state.author)
    perform(explorer.start(at: place))
    if let place { perform(explorer.goBack(to: place)) }
  }

  // MARK: Events

  /// Presses keys written as text: `x z g Enter Tab C-d`; several characters that are no name are typed one by one.
  mutating func keys(_ text: String) {
    for word in text.split(separator: " ") { for key in ExplorerDriver.read(String(word)) { press(key) } }
  }

  mutating func press(_ key: KeyEvent) { send(.key(key)) }

  /// Types a text, spaces included.
  mutating func type(_ text: String) { for character in text { press(.character(character)) } }

  mutating func send(_ event: InputEvent) { perform(explorer.handle(event)) }

  mutating func click(row: Int, column: Int) {
    send(.mouse(Mouse(kind: .press, button: .left, row: row, column: column)))
    send(.mouse(Mouse(kind: .release, button: .left, row: row, column: column)))
  }

  mutating func wheel(down: Bool, row: Int, column: Int) {
    send(.mouse(Mouse(kind: down ? .wheelDown : .wheelUp, row: row, column: column)))
  }

  mutating func resize(_ rows: Int, _ columns: Int) { send(.resize(rows: rows, columns: columns)) }

  // MARK: Effects

  mutating func perform(_ effects: [Effect]) {
    if holds {
      held += effects
      return
    }
    var waiting = effects
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      switch effect {
      case .copy, .redraw, .suspend, .quit, .edit, .page, .tick: done.append(effect)
      case .export where !writesFiles: done.append(effect)
      case .rerun, .sweep: runner.start(effect)
      default: if let answer = runner.answer(effect) { waiting += explorer.handle(answer) }
      }
    }
  }

  /// Answers what was kept back, in the given order of its places, with all that follows from it.
  mutating func answerHeld(_ order: [Int]? = nil) {
    holds = false
    let effects = held
    held = []
    for index in order ?? Array(effects.indices) { perform([effects[index]]) }
  }

  /// Hands the core an answer.
  mutating func answer(_ answer: Answer) { perform(explorer.handle(answer)) }

  /// Waits until the rerun has ended; gives the progress it told on the way.
  mutating func finishRerun() async -> [ExplorerState.Progress] {
    var told: [ExplorerState.Progress] = []
    for await answer in inbox {
      if case .rerunProgress(let progress) = answer { told.append(progress) }
      self.answer(answer)
      if state.progress == nil { return told }
    }
    return told
  }

  private static let names: [String: KeyEvent] = [
    "Enter": .enter, "Esc": .escape, "Tab": .tab, "S-Tab": .backTab, "Up": .up, "Down": .down, "Left": .left,
    "Right": .right, "Home": .home, "End": .end, "PgDn": .pageDown, "PgUp": .pageUp, "Space": .character(" "),
    "Backspace": .backspace, "Delete": .delete, "Insert": .insert, "F1": .function(1),
  ]

  static func read(_ word: String) -> [KeyEvent] {
    if let key = names[word] { return [key] }
    if word.hasPrefix("C-"), let last = word.last, word.count == 3 { return [.control(last)] }
    if word.hasPrefix("M-"), let last = word.last, word.count == 3 { return [.alt(last)] }
    return word.map { .character($0) }
  }
}
