public import Engine
import Foundation

/// The explorer without a screen, for screen readers and for scripts: keys come in lines, and what has changed is printed.
public enum PlainApp {
  /// Where there is no screen, one transcript is read at a time.
  private static let size = (rows: 40, columns: 100)

  private static func greeting(_ keymap: Keymap) -> String {
    "Heed, plain. Type keys with spaces between them and press Enter: \(keymap.key(of: .nextFailure)) goes to the next failure, \(keymap.key(of: .help)) lists all keys, \(keymap.key(of: .quit)) leaves. An empty line is Enter."
  }

  /// Runs until the person quits or there is no more input.
  ///
  /// - Parameters:
  ///   - readLine: gives the next line, nil at the end.
  ///   - print: takes one line.
  public static func run(
    store: Store, options: ExplorerApp.Options, readLine: () -> String?, print: (String) -> Void
  ) {
    let inbox = Inbox()
    let runner = EffectRunner(store: store, baseURL: options.baseURL, configuration: options.configuration) {
      inbox.post($0)
    }
    var state = ExplorerState(rows: size.rows, columns: size.columns, author: options.author)
    state.callableModels = options.callableModels
    state.keymap = Keymap.configured(options.configuration.explorer.keys).keymap
    var explorer = Explorer(state: state)
    var hasQuit = false
    var seen: PlainScreen?
    // What was saved since the last picture: what comes next may take its words off the screen.
    var saved: [(what: String, useCase: String)] = []

    func show() {
      let screen = PlainScreen(explorer)
      for (what, useCase) in saved where explorer.state.message?.text != what {
        print(useCase == explorer.state.reader.activeTranscript?.useCase ? what : "\(useCase): \(what)")
      }
      saved = []
      for line in screen.changes(since: seen) { print(line) }
      seen = screen.over(seen)
    }

    func work(_ effects: [Effect]) {
      var waiting = effects
      while !waiting.isEmpty, !hasQuit {
        let effect = waiting.removeFirst()
        switch effect {
        case .quit: hasQuit = true
        case .redraw:
          seen = nil
          // Nothing is watched here: whoever wants to know looks again.
          if let run = explorer.state.overlay?.watchedRun { waiting.append(.watch(run: run)) }
        // Who reads lines steps through a player, and has their own way to copy and to stop a program.
        case .tick: explorer.pausePlayer()
        case .suspend, .unwatch: break
        case .copy(let text): print(text.terminalSafe)
        case .edit(_, let purpose):
          waiting += explorer.handle(.edited(nil, purpose))
          explorer.say("There is no editor here; type it on one line.", isError: true)
        case .page(let id):
          if let detail = try? store.detail(id) { print(TranscriptText(detail, style: .plain).text) }
        case .rerun, .sweep:
          runner.start(effect)
          // It is played before the next line is read; how far it is is said.
          var milestones = PlainMilestones()
          while explorer.state.progress != nil {
            waiting += explorer.handle(inbox.take())
            if let line = explorer.state.progress.flatMap({ milestones.line(for: $0) }) { print(line) }
          }
        default:
          guard let answer = runner.answer(effect) else { continue }
          waiting += explorer.handle(answer)
          if case .saved(let detail, _, _) = answer, let message = explorer.state.message {
            saved.append((message.text, detail.transcript.useCase))
          }
        }
      }
    }

    let place = KeptPlace.read(from: store, author: options.author)
    work(explorer.start(at: place))
    if let place { work(explorer.goBack(to: place)) }
    defer {
      runner.finish()
      try? KeptPlace(explorer.state).write(to: store, author: options.author, since: place)
    }
    runner.indexInBackground()
    print(greeting(explorer.state.keymap))
    for problem in ExplorerApp.problems(in: options.configuration.explorer) { print("Configuration: \(problem)") }
    show()
    while !hasQuit, let line = readLine() {
      switch PlainInput.read(line, in: explorer.state.overlay) {
      case .unknown(let word):
        print(
          "Error: “\(word.onOneLine)” is no key. Keys have spaces between them; \(explorer.state.keymap.key(of: .help)) lists them."
        )
      case .events(let events):
        let wasTyped = PlainInput.isTyped(explorer.state.overlay)
        for (index, event) in events.enumerated() where !hasQuit {
          work(explorer.handle(event))
          // A text is said once it is whole; of keys each says what it did.
          if !hasQuit, !wasTyped || index == events.count - 1 { show() }
          if !wasTyped, index < events.count - 1, PlainInput.isTyped(explorer.state.overlay) {
            print("The rest of the line was left out: text is asked for.")
            break
          }
        }
      }
    }
  }

  /// Where work beside leaves its answers.
  private final class Inbox: @unchecked Sendable {
    private let lock = NSLock()
    private let count = DispatchSemaphore(value: 0)
    /// Guarded by `lock`.
    private var answers: [Answer] = []

    func post(_ answer: Answer) {
      lock.withLock { answers.append(answer) }
      count.signal()
    }

    /// Waits for the next answer.
    func take() -> Answer {
      count.wait()
      return lock.withLock { answers.removeFirst() }
    }
  }
}
