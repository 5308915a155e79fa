/// Wrong use of the command line: exit status 2.
struct UsageError: Error, CustomStringConvertible {
  var message: String
  /// The command whose help is to be pointed to.
  var command: String?

  var description: String {
    "\(message)\nSee `heed \(command.flatMap { $0.isEmpty ? nil : "\($0) " } ?? "")--help`."
  }
}

/// A parsed command line: the options and operands of one command.
struct Arguments {
  let spec: CommandSpec
  private(set) var values: [String: [String]] = [:]
  private(set) var operands: [String] = []

  /// Options may stand anywhere, as `--name value` or `--name=value`; what follows `--` is an operand.
  init(_ words: [String], for spec: CommandSpec) throws(UsageError) {
    self.spec = spec
    var position = 0
    var onlyOperands = false
    while position < words.count {
      let word = words[position]
      position += 1
      if onlyOperands || !word.hasPrefix("-") || word == "-" {
        operands.append(word)
        continue
      }
      if word == "--" {
        onlyOperands = true
        continue
      }
      let isShortHelp = word == "-h"
      let isOutput = word == "-o"
      guard word.hasPrefix("--") || isShortHelp || isOutput else {
        throw UsageError(message: "There is no option “\(word)”.", command: spec.name)
      }
      let body = isShortHelp ? "help" : isOutput ? "output" : String(word.dropFirst(2))
      let parts = body.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = spec.option(named: parts[0]) else {
        throw UsageError(
          message: "There is no option “--\(parts[0])”\(spec.nearest(to: parts[0])).", command: spec.name)
      }
      var value = ""
      if option.value != nil {
        if parts.count == 2 {
          value = parts[1]
        } else if position < words.count {
          value = words[position]
          position += 1
        } else {
          throw UsageError(message: "“--\(option.name)” needs a value: \(option.summary).", command: spec.name)
        }
        // An unset variable of a script must not silently mean another file.
        if value.isEmpty, ["PATH", "DIR", "FILE"].contains(option.value) {
          throw UsageError(message: "“--\(option.name)” needs a value: \(option.summary).", command: spec.name)
        }
        if !option.choices.isEmpty, !option.choices.contains(value) {
          throw UsageError(
            message: "“--\(option.name) \(value)”: it takes \(option.choices.joined(separator: ", ")).",
            command: spec.name)
        }
      } else if parts.count == 2 {
        throw UsageError(message: "“--\(option.name)” takes no value.", command: spec.name)
      }
      if values[option.name] != nil, !option.isRepeated, option.value != nil {
        throw UsageError(message: "“--\(option.name)” is given twice.", command: spec.name)
      }
      values[option.name, default: []].append(value)
    }
    if has("help") || has("version") { return }
    let needed = spec.operands.count { !$0.isOptional }
    if operands.count < needed {
      throw UsageError(
        message: "\(spec.operands[operands.count].name) is missing: \(spec.operands[operands.count].summary).",
        command: spec.name)
    }
    if operands.count > spec.operands.count, spec.operands.last?.isRepeated != true {
      throw UsageError(message: "“\(operands[spec.operands.count])” is one word too many.", command: spec.name)
    }
  }

  func has(_ name: String) -> Bool { values[name] != nil }
  func value(_ name: String) -> String? { values[name]?.last }
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The values of a list option, each once: commas and repetition mean the same.
  func list(_ name: String) -> [String] {
    var seen: Set<String> = []
    return all(name).flatMap { $0.split(separator: ",").map { $0.trimmed } }.filter {
      !$0.isEmpty && seen.insert($0).inserted
    }
  }

  /// A whole number within bounds; nil if the option is not there.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let bounds =
        range.upperBound == .max ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw UsageError(message: "“--\(name) \(text)”: it takes a whole number \(bounds).", command: spec.name)
    }
    return number
  }

  func number(_ name: String, in range: ClosedRange<Double>) throws(UsageError) -> Double? {
    guard let text = value(name) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      throw UsageError(
        message: "“--\(name) \(text)”: it takes a number from \(range.lowerBound) to \(range.upperBound).",
        command: spec.name)
    }
    return number
  }

  func usage(_ message: String) -> UsageError { UsageError(message: message, command: spec.name) }
}

extension Substring {
  /// Without outer spaces.
  var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension CommandSpec {
  /// "; did you mean …?" where an option is near to the word.
  func nearest(to word: String) -> String {
    let near = Nearest.words(to: word, among: (options + CommandSpec.common).map(\.name))
    return near.isEmpty ? "" : "; did you mean --\(near.joined(separator: ", --"))?"
  }
}
