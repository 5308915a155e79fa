internal import CNcurses
internal import Foundation

/// The real screen: a thin shell around curses. Opened once, used by one thread, closed at the end; between, it shows
/// frames and hands over what was read.
final class Terminal {
  struct Options {
    /// Whether the mouse is reported; without it the terminal's own selection works as usual.
    var mouse = true
    var noColor = false
    /// Nil: what `COLORFGBG` says.
    var ground: Ground?
    /// Colours that the person wants otherwise.
    var colors: [String: String] = [:]
    /// Where standard error goes while the screen is up; nil leaves it alone.
    var errorLog: String?
    var input: Int32 = 0
    var output: Int32 = 1
    var environment: [String: String] = ProcessInfo.processInfo.environment
  }

  /// What a description may hold of the terminal, for `heed doctor`.
  let name: String
  let colors: Int
  let colorMode: ColorMode
  private(set) var theme: Theme
  private(set) var rows: Int
  private(set) var columns: Int
  private(set) var mouse: Bool

  let options: Options
  private let screen: OpaquePointer
  private let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
  private let savedError: Int32?
  private let restoration: Restoration?
  private var isOpen = true
  var painter: Painter

  /// Takes over the terminal.
  /// - Parameter wake: signalled when the window is resized or the process stopped and continued.
  init(_ options: Options = Options(), wake: Wakeup) throws(TerminalError) {
    guard isatty(options.input) == 1 else { throw .notATerminal("standard input") }
    guard isatty(options.output) == 1 else { throw .notATerminal("standard output") }
    try Self.chooseLocale()
    var modes = termios()
    let hasModes = tcgetattr(options.input, &modes) == 0
    guard let input = fdopen(dup(options.input), "r"), let output = fdopen(dup(options.output), "w") else {
      throw .failed(String(cString: strerror(errno)))
    }
    let term = options.environment["TERM"] ?? ""
    var found: (String, OpaquePointer)?
    for name in ColorMode.terminalNames(environment: options.environment) {
      if let screen = newterm(name, output, input) {
        found = (name, screen)
        break
      }
    }
    guard let (name, screen) = found else {
      fclose(input)
      fclose(output)
      throw .unknown(term: term)
    }
    guard heed_capability("cup") != nil else {
      endwin()
      delscreen(screen)
      fclose(input)
      fclose(output)
      throw .cannotPlaceCursor(term: term)
    }
    self.options = options
    self.name = name
    self.screen = screen
    files = (input, output)
    raw()
    noecho()
    nonl()
    start_color()
    use_default_colors()
    typeahead(-1)
    idcok(heed_screen(), false)
    leaveok(heed_screen(), false)
    colors = Int(heed_colors())
    colorMode = ColorMode.detect(environment: options.environment, colors: colors, noColor: options.noColor)
    theme = Theme.choose(
      mode: colorMode, ground: options.ground ?? Ground.detect(environment: options.environment)
    ).configured(options.colors, mode: colorMode)
    painter = Painter(output: options.output, colors: colors, usesColor: colorMode != .none)
    mouse = options.mouse
    rows = Int(getmaxy(heed_screen()))
    columns = Int(getmaxx(heed_screen()))
    savedError = options.errorLog.flatMap { Self.redirectError(to: $0) }

    let off = Modes.mouseOff + Modes.pasteOff + "\u{1B}[?25h\u{1B}[0m"
    let leave = heed_capability("rmcup").map { String(cString: $0) } ?? ""
    restoration = Restoration(
      input: options.input, output: options.output, wake: wake.descriptor, savedError: savedError,
      modes: hasModes ? modes : nil, bytes: Array((off + leave).utf8))
    _ = resize()
    enterModes()
  }

  deinit { close() }

  /// Gives the terminal back as it was. May be called twice.
  func close() {
    guard isOpen else { return }
    isOpen = false
    leaveModes()
    endwin()
    restoration?.end()
    delscreen(screen)
    fclose(files.input)
    fclose(files.output)
    if let savedError {
      dup2(savedError, 2)
      _ = Glibc.close(savedError)
    }
  }

  /// Shows a frame; writes nothing if it is what the screen shows already.
  func draw(_ frame: Frame) {
    guard isOpen else { return }
    painter.paint(frame, theme: theme)
  }

  /// Forgets what the screen shows: the next frame is drawn wholly.
  func invalidate() { painter.invalidate() }

  /// Changes the colours; the next frame is drawn wholly.
  func use(_ theme: Theme) {
    self.theme = theme
    painter.invalidate()
  }

  /// Takes over the window's size, and returns whether it changed.
  func resize() -> Bool {
    var newRows: Int32 = 0
    var newColumns: Int32 = 0
    guard heed_window_size(options.output, &newRows, &newColumns) == 0,
      Int(newRows) != rows || Int(newColumns) != columns
    else { return false }
    resize_term(newRows, newColumns)
    rows = Int(newRows)
    columns = Int(newColumns)
    painter.invalidate()
    return true
  }

  /// What signals changed since the last call.
  func takeChanges() -> Restoration.Changes {
    restoration?.takeChanges() ?? Restoration.Changes(resized: false, stopped: false, continued: false)
  }

  /// The signal by which the process was asked to end; nil if it was not.
  var endSignal: Int32? { restoration?.endSignal }

  /// Switches mouse reports; off means that the terminal reports nothing at all.
  func setMouse(_ on: Bool) {
    guard on != mouse else { return }
    mouse = on
    send(on ? Modes.mouseOn : Modes.mouseOff)
  }

  /// Puts text on the clipboard of whoever sits at the terminal, over SSH too (OSC 52). Returns false if it is longer
  /// than terminals take.
  func copyToClipboard(_ text: String) -> Bool {
    let encoded = Data(text.utf8).base64EncodedString()
    guard encoded.utf8.count <= 100_000 else { return false }
    let sequence = "\u{1B}]52;c;\(encoded)\u{07}"
    // GNU screen passes on what is wrapped in a device control string.
    send(options.environment["STY"] == nil ? sequence : "\u{1B}P\(sequence)\u{1B}\\")
    return true
  }

  /// Gives the terminal back, stops the job as the shell expects of `^Z`, and comes back when it goes on.
  func suspend() {
    away { restoration?.stopJob() }
  }

  /// Runs a program on the terminal (a pager, an editor) and returns its exit status, or 128 + the signal that ended it.
  /// The words go to the program as they are; no shell reads them.
  func runOutside(_ argv: [String]) throws(TerminalError) -> Int32 {
    guard let program = argv.first else { throw .failed("no program was named") }
    var status: Result<Int32, TerminalError> = .success(0)
    away { status = Self.run(program, argv, options, errors: savedError) }
    return try status.get()
  }

  /// Writes bytes that are no part of the picture.
  func send(_ text: String) { painter.send(text) }

  /// Takes what the terminal sent; nil when it has gone away, empty when there is nothing.
  func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(options.input, &bytes, bytes.count)
      if count > 0 { return Array(bytes.prefix(count)) }
      if count < 0 && errno == EINTR { continue }
      return count < 0 && errno == EAGAIN ? [] : nil
    }
  }

  /// What the description of the terminal says its keys send.
  var describedKeys: [[UInt8]: KeyEvent] {
    let names: [(String, KeyEvent)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ("kbs", .backspace),
    ]
    var keys: [[UInt8]: KeyEvent] = [:]
    for (name, key) in names + (1...12).map({ ("kf\($0)", .function($0)) }) {
      guard let text = heed_capability(name).map({ String(cString: $0) }), text.utf8.count > 1 else { continue }
      keys[Array(text.utf8)] = key
    }
    return keys
  }

  // MARK: Inside

  private func away(_ body: () -> Void) {
    leaveModes()
    def_prog_mode()
    endwin()
    restoration?.setActive(false)
    body()
    restoration?.setActive(true)
    reset_prog_mode()
    enterModes()
    _ = resize()
    painter.invalidate()
  }

  private func enterModes() { send(Modes.pasteOn + (mouse ? Modes.mouseOn : "")) }
  private func leaveModes() { send(Modes.pasteOff + (mouse ? Modes.mouseOff : "")) }

  private enum Modes {
    static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
    static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
    static let pasteOn = "\u{1B}[?2004h"
    static let pasteOff = "\u{1B}[?2004l"
  }

  /// Curses counts characters in the locale's encoding.
  private static func chooseLocale() throws(TerminalError) {
    for name in ["", "C.UTF-8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil {
      if String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8" { return }
    }
    throw .noUTF8
  }

  private static func redirectError(to path: String) -> Int32? {
    var log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if log < 0 { log = open("/dev/null", O_WRONLY | O_CLOEXEC) }
    guard log >= 0 else { return nil }
    defer { _ = Glibc.close(log) }
    let saved = fcntl(2, F_DUPFD_CLOEXEC, 3)
    dup2(log, 2)
    return saved >= 0 ? saved : nil
  }

  private static func run(
    _ program: String, _ argv: [String], _ options: Options, errors: Int32?
  ) -> Result<Int32, TerminalError> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, options.input, 0)
    posix_spawn_file_actions_adddup2(&actions, options.output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors ?? 2, 2)
    var words: [UnsafeMutablePointer<CChar>?] = argv.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let failure = posix_spawnp(&child, program, &actions, nil, &words, environ)
    guard failure == 0 else {
      return .failure(.failed("\(program) cannot be run: \(String(cString: strerror(failure)))"))
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return .failure(.failed("\(program): \(String(cString: strerror(errno)))")) }
    }
    let signal = status & 0x7F
    return .success(signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }
}
