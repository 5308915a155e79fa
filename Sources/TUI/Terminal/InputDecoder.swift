/// Turns the terminal's bytes into events, whatever pieces they come in.
///
/// Curses would decode plain keys, but it waits inside while a sequence is incomplete and knows neither pasted text nor
/// this mouse protocol; here the event loop waits for everything at once. Sequences that only the terminal's description
/// knows are given as `extra`.
struct InputDecoder {
  private var buffer: [UInt8] = []
  private var pasted: [UInt8]?
  private let extra: [[UInt8]: KeyEvent]

  /// Longer sequences are not from any keyboard.
  private static let longestSequence = 32
  /// Pasted text beyond this many bytes is handed over in parts.
  private static let longestPaste = 4_000_000

  init(extra: [[UInt8]: KeyEvent] = [:]) {
    self.extra = extra
  }

  /// Whether bytes wait for more: a lone Escape, or a sequence or a character cut in two.
  var isPending: Bool { !buffer.isEmpty }
  /// Whether the end of pasted text is still to come.
  var isPasting: Bool { pasted != nil }

  /// Takes what was read and returns the events that are complete.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    buffer += bytes
    return drain(atEnd: false)
  }

  /// Decides what still waits, after the time in which the rest of a sequence would have come.
  mutating func flush() -> [InputEvent] {
    var events = drain(atEnd: true)
    if let rest = pasted {
      pasted = nil
      events.append(Self.paste(rest + buffer))
      buffer = []
    }
    return events
  }

  private mutating func drain(atEnd: Bool) -> [InputEvent] {
    var events: [InputEvent] = []
    var index = 0
    loop: while index < buffer.count {
      if pasted != nil {
        guard let end = takePaste(from: index, &events) else {
          index = buffer.count - keptOfPaste(from: index)
          break
        }
        index = end
        continue
      }
      switch step(buffer[index...], atEnd: atEnd) {
      case .event(let event, let length):
        if let event { events.append(event) }
        index += length
      case .text(let length):
        for character in String(decoding: buffer[index..<index + length], as: UTF8.self) {
          events.append(.key(.character(character)))
        }
        index += length
      case .pasteBegins(let length):
        pasted = []
        index += length
      case .incomplete: break loop
      }
    }
    buffer.removeFirst(min(index, buffer.count))
    return events
  }

  private enum Step {
    case event(InputEvent?, Int)
    case text(Int)
    case pasteBegins(Int)
    case incomplete
  }

  // MARK: Pasted text

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// Takes pasted bytes up to the end mark; returns the place after it, or nil if it has not come.
  private mutating func takePaste(from index: Int, _ events: inout [InputEvent]) -> Int? {
    let rest = buffer[index...]
    if let start = rest.indices.first(where: { rest[$0...].starts(with: Self.pasteEnd) }) {
      events.append(Self.paste((pasted ?? []) + rest[..<start]))
      pasted = nil
      return start + Self.pasteEnd.count
    }
    pasted = (pasted ?? []) + rest.dropLast(keptOfPaste(from: index))
    if let long = pasted, long.count > Self.longestPaste {
      events.append(Self.paste(long))
      pasted = []
    }
    return nil
  }

  /// How many bytes at the end may be the beginning of the end mark.
  private func keptOfPaste(from index: Int) -> Int {
    let rest = buffer[index...]
    return (0..<Self.pasteEnd.count).reversed().first {
      $0 <= rest.count && rest.suffix($0).elementsEqual(Self.pasteEnd.prefix($0))
    } ?? 0
  }

  private static func paste(_ bytes: [UInt8]) -> InputEvent {
    let text = String(decoding: bytes, as: UTF8.self)
    return .paste(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
  }

  // MARK: Keys

  private func step(_ bytes: ArraySlice<UInt8>, atEnd: Bool) -> Step {
    guard let first = bytes.first else { return .incomplete }
    switch first {
    case 0x1B: return escape(bytes, atEnd: atEnd)
    case 0x0D, 0x0A: return .event(.key(.enter), 1)
    case 0x09: return .event(.key(.tab), 1)
    case 0x7F, 0x08: return .event(.key(.backspace), 1)
    case 0x00: return .event(.key(.control("@")), 1)
    case 0x01...0x1A: return .event(.key(.control(Character(Unicode.Scalar(first + 0x60)))), 1)
    case 0x1C...0x1F: return .event(.key(.control(Character(Unicode.Scalar(first + 0x40)))), 1)
    default: return text(bytes, atEnd: atEnd)
    }
  }

  /// A stretch of characters; an incomplete one at its end is left for later.
  private func text(_ bytes: ArraySlice<UInt8>, atEnd: Bool) -> Step {
    let run = bytes.prefix { $0 >= 0x20 && $0 != 0x7F }
    if atEnd || run.count < bytes.count { return .text(run.count) }
    let cut = Self.incompleteTail(run)
    return cut < run.count ? .text(run.count - cut) : .incomplete
  }

  /// How many bytes at the end begin a character whose rest is missing.
  private static func incompleteTail(_ bytes: ArraySlice<UInt8>) -> Int {
    for (distance, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return needed > distance + 1 ? distance + 1 : 0
    }
    return 0
  }

  private func escape(_ bytes: ArraySlice<UInt8>, atEnd: Bool) -> Step {
    if let (key, length) = extraKey(bytes) { return .event(.key(key), length) }
    let wait = Step.incomplete
    let start = bytes.startIndex
    guard bytes.count > 1 else { return atEnd ? .event(.key(.escape), 1) : wait }
    switch bytes[start + 1] {
    case 0x5B: return control(bytes, atEnd: atEnd)
    case 0x4F:
      guard bytes.count > 2 else { return atEnd ? .event(.key(.alt("O")), 2) : wait }
      return .event(Self.ss3(bytes[start + 2]).map { .key($0) }, 3)
    case 0x1B: return .event(.key(.escape), 1)
    case 0x5D, 0x50, 0x5F, 0x5E: return answer(bytes, atEnd: atEnd)
    case let byte where byte >= 0x80:
      let character = bytes.dropFirst()
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      if character.count < needed && !atEnd { return wait }
      let text = String(decoding: character.prefix(needed), as: UTF8.self)
      return .event(text.first.map { .key(.alt($0)) }, 1 + min(needed, character.count))
    case let byte where byte >= 0x20 && byte < 0x7F:
      return .event(.key(.alt(Character(Unicode.Scalar(byte)))), 2)
    case 0x7F, 0x08: return .event(.key(.alt("\u{7F}")), 2)
    case 0x0D: return .event(.key(.alt("\r")), 2)
    default: return .event(.key(.escape), 1)
    }
  }

  /// A sequence of the terminal's description.
  private func extraKey(_ bytes: ArraySlice<UInt8>) -> (KeyEvent, Int)? {
    guard !extra.isEmpty else { return nil }
    for length in stride(from: min(bytes.count, 8), through: 2, by: -1) {
      if let key = extra[Array(bytes.prefix(length))] { return (key, length) }
    }
    return nil
  }

  /// What a terminal answers or reports on its own is swallowed whole.
  private func answer(_ bytes: ArraySlice<UInt8>, atEnd: Bool) -> Step {
    if let end = bytes.indices.first(where: { bytes[$0] == 0x07 }) { return .event(nil, end - bytes.startIndex + 1) }
    for index in bytes.indices.dropFirst(2) where bytes[index] == 0x5C && bytes[index - 1] == 0x1B {
      return .event(nil, index - bytes.startIndex + 1)
    }
    if !atEnd && bytes.count < 256 { return .incomplete }
    let character = Character(Unicode.Scalar(bytes[bytes.startIndex + 1]))
    return .event(.key(.alt(character)), 2)
  }

  /// `ESC [ parameters final`.
  private func control(_ bytes: ArraySlice<UInt8>, atEnd: Bool) -> Step {
    let start = bytes.startIndex
    guard bytes.count > 2 else { return atEnd ? .event(.key(.alt("[")), 2) : .incomplete }
    if bytes[start + 2] == 0x5B {
      // The Linux console: ESC [ [ A is F1.
      guard bytes.count > 3 else { return atEnd ? .event(nil, bytes.count) : .incomplete }
      let number = Int(bytes[start + 3]) - 0x40
      return .event((1...5).contains(number) ? .key(.function(number)) : nil, 4)
    }
    guard let end = bytes.indices.dropFirst(2).first(where: { !(0x20...0x3F).contains(bytes[$0]) }) else {
      if bytes.count < Self.longestSequence && !atEnd { return .incomplete }
      return .event(nil, bytes.count)
    }
    let length = end - start + 1
    let final = bytes[end]
    // An Escape or other control inside: what came before it is lost, the control is a key.
    if final < 0x20 || final > 0x7E { return .event(nil, length - 1) }
    let parameters = bytes[start + 2..<end]
    // The oldest mouse report, which only terminals send that do not know the one that was asked for: three bytes follow,
    // which are no keys.
    if parameters.isEmpty, final == 0x4D {
      guard bytes.count >= length + 3 || atEnd else { return .incomplete }
      return .event(nil, min(bytes.count, length + 3))
    }
    if parameters.first == 0x3C, final == 0x4D || final == 0x6D {
      return .event(Self.mouse(Self.numbers(parameters.dropFirst()), isRelease: final == 0x6D), length)
    }
    // Reports that begin with a private mark are answers of the terminal, not keys.
    if let mark = parameters.first, mark >= 0x3C { return .event(nil, length) }
    if final == 0x7E, Self.numbers(parameters).first == 200 { return .pasteBegins(length) }
    // Small letters (shifted arrows of rxvt) come without parameters.
    if (0x61...0x64).contains(final) && !parameters.isEmpty { return .event(nil, length) }
    return .event(Self.key(final, Self.numbers(parameters)).map { .key($0) }, length)
  }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: 0x3B, omittingEmptySubsequences: false).map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
  }

  private static func ss3(_ final: UInt8) -> KeyEvent? {
    switch final {
    case 0x50...0x53: .function(Int(final) - 0x4F)
    case 0x4D: .enter
    default: key(final, [])
    }
  }

  private static func key(_ final: UInt8, _ numbers: [Int]) -> KeyEvent? {
    switch final {
    case 0x41, 0x61: .up
    case 0x42, 0x62: .down
    case 0x43, 0x63: .right
    case 0x44, 0x64: .left
    case 0x46: .end
    case 0x48: .home
    case 0x5A: .backTab
    case 0x50...0x53 where numbers.count == 2: .function(Int(final) - 0x4F)
    case 0x7E, 0x24, 0x5E: numbered(numbers.first ?? 0)
    default: nil
    }
  }

  private static func numbered(_ number: Int) -> KeyEvent? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// A report of the SGR mouse protocol: button and modifiers, column and row from 1.
  private static func mouse(_ numbers: [Int], isRelease: Bool) -> InputEvent? {
    guard numbers.count == 3, numbers[1] >= 1, numbers[2] >= 1 else { return nil }
    let code = numbers[0]
    var modifiers: Mouse.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    var mouse = Mouse(kind: .press, row: numbers[2] - 1, column: numbers[1] - 1, modifiers: modifiers)
    if code & 64 != 0 {
      guard code & 3 < 2 else { return nil }
      mouse.kind = code & 3 == 0 ? .wheelUp : .wheelDown
      return .mouse(mouse)
    }
    mouse.button = Mouse.Button(rawValue: code & 3) ?? .none
    mouse.kind = code & 32 != 0 ? .drag : isRelease ? .release : .press
    return .mouse(mouse)
  }
}
