public import Engine
import Foundation

/// The explorer on a real terminal: the pure core between the event loop and the store.
public enum ExplorerApp {
  public struct Options: Sendable {
    /// The name after `human/` under which annotations are saved.
    public var author: String
    public var noColor = false
    public var usesMouse = true
    /// Nil: what the terminal says of its ground.
    public var ground: Ground?
    /// Where standard error goes while the screen is up.
    public var errorLog: String?
    /// The models that reruns can call.
    public var callableModels: [String] = []
    /// Where `local/NAME` is served.
    public var baseURL: String?
    /// It is the first start with this store.
    public var isFirstStart = false
    /// Providers, for reruns.
    public var configuration = Configuration.standard

    public init(author: String) { self.author = author }
  }

  /// What of a person's keys and colours does not work, and why.
  public static func problems(in settings: ExplorerSettings) -> [String] {
    Keymap.configured(settings.keys).problems + Theme.problems(in: settings.colors)
  }

  /// Runs until the person quits. Throws an error with a remedy if the terminal cannot be used.
  public static func run(store: Store, options: Options) throws {
    let mailbox = Mailbox<Answer>()
    let runner = EffectRunner(store: store, baseURL: options.baseURL, configuration: options.configuration) {
      mailbox.post($0)
    }
    var terminalOptions = Terminal.Options()
    terminalOptions.noColor = options.noColor
    terminalOptions.mouse = options.usesMouse
    terminalOptions.ground = options.ground
    terminalOptions.errorLog = options.errorLog
    terminalOptions.colors = options.configuration.explorer.colors
    let terminal = try Terminal(terminalOptions, wake: mailbox.wake)
    defer { terminal.close() }
    var state = ExplorerState(rows: terminal.rows, columns: terminal.columns, author: options.author)
    state.callableModels = options.callableModels
    let problems = ExplorerApp.problems(in: options.configuration.explorer)
    state.keymap = Keymap.configured(options.configuration.explorer.keys).keymap
    var explorer = Explorer(state: state)
    // The first screen is whole when it appears.
    let place = KeptPlace.read(from: store, author: options.author)
    func work(_ effects: [Effect]) {
      var waiting = effects
      while !waiting.isEmpty {
        if let answer = runner.answer(waiting.removeFirst()) { waiting += explorer.handle(answer) }
      }
    }
    work(explorer.start(at: place))
    if let place { work(explorer.goBack(to: place)) }
    if options.isFirstStart { explorer.showTour() }
    if let first = problems.first {
      let more = problems.count > 1 ? " (1 of \(problems.count), heed doctor has all)" : ""
      explorer.say("Configuration\(more): \(first)", isError: true)
    }
    runner.indexInBackground()
    let isGone = EventLoop(terminal: terminal, mailbox: mailbox).run { event in
      var effects: [Effect]
      switch event {
      case .input(let input): effects = explorer.handle(input)
      case .message(let answer): effects = explorer.handle(answer)
      }
      var action = LoopAction.draw
      while !effects.isEmpty {
        let effect = effects.removeFirst()
        switch effect {
        case .quit: action = .quit
        case .redraw: action = action == .quit ? .quit : .redraw
        case .suspend: terminal.suspend()
        case .edit(let text, let purpose):
          let outcome = OutsidePrograms(terminal: terminal).edit(text)
          effects += explorer.handle(.edited(outcome.text, purpose))
          if let problem = outcome.problem { explorer.takeBack(text, purpose, problem) }
        case .page(let id):
          if let problem = OutsidePrograms(terminal: terminal).page(id, in: store) {
            explorer.say(problem, isError: true)
          }
        case .copy(let text):
          if !terminal.copyToClipboard(text) { explorer.say("Too long for the terminal's clipboard.", isError: true) }
        default: runner.start(effect)
        }
      }
      return action
    } expects: {
      explorer.state.isOnItsWay || explorer.state.awaitsItem
    } draw: {
      explorer.render()
    }
    let end = terminal.endSignal
    // The screen goes at once; but not the process, whatever a terminal that is gone says now, before all is saved.
    if !isGone { terminal.close() }
    signal(SIGHUP, SIG_IGN)
    runner.finish()
    if explorer.state.progress != nil {
      FileHandle.standardError.write(
        Data("heed: what was being played is interrupted; `heed resume last` finishes it.\n".utf8))
    }
    // Where one was is a comfort: a store that cannot take it keeps nobody from leaving.
    try? KeptPlace(explorer.state).write(to: store, author: options.author, since: place)
    terminal.close()
    // Whoever asked for an end by a signal is told that it was that.
    if let end {
      signal(end, SIG_DFL)
      raise(end)
    }
  }
}
