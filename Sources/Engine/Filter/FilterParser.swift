/// What is wrong with a filter, and at which word.
public struct FilterError: Error, Sendable, Equatable, CustomStringConvertible {
  public var text: String
  /// The offending word, in characters from the beginning.
  public var range: Range<Int>
  public var problem: String

  /// The problem, and the word marked beneath the filter.
  public var description: String {
    "\(problem)\n  \(text)\n  \(String(repeating: " ", count: range.lowerBound))\(String(repeating: "^", count: max(1, range.count)))"
  }
}

extension Filter {
  /// Reads the filter language. Throws an error that points at the word.
  public init(parsing text: String) throws(FilterError) { self.init(terms: try Filter.read(text).map(\.term)) }

  /// The terms with where each of their values is written.
  static func read(_ text: String) throws(FilterError) -> [(term: Term, words: [Range<Int>])] {
    let characters = Array(text)
    var position = 0
    var terms: [(term: Term, words: [Range<Int>])] = []

    func fail(_ range: Range<Int>, _ problem: String) -> FilterError {
      FilterError(text: text, range: range, problem: problem)
    }

    /// A quoted or plain value up to a space or comma.
    func value() throws(FilterError) -> String {
      var result = ""
      guard position < characters.count, characters[position] == "\"" else {
        while position < characters.count, !characters[position].isWhitespace, characters[position] != "," {
          result.append(characters[position])
          position += 1
        }
        return result
      }
      let start = position
      position += 1
      while position < characters.count, characters[position] != "\"" {
        if characters[position] == "\\", position + 1 < characters.count { position += 1 }
        result.append(characters[position])
        position += 1
      }
      guard position < characters.count else {
        throw fail(start..<characters.count, "This quotation is not closed; add a \" at its end.")
      }
      position += 1
      return result
    }

    while position < characters.count {
      if characters[position].isWhitespace {
        position += 1
        continue
      }
      let start = position
      var isNegated = false
      if characters[position] == "-" {
        isNegated = true
        position += 1
        if position < characters.count, characters[position] == "-" {
          throw fail(
            start..<(position + 1), "One - leaves out; what is to be searched with its dashes takes quotation marks.")
        }
      }
      let wordStart = position
      while position < characters.count, characters[position].isLetter { position += 1 }
      let word = String(characters[wordStart..<position])
      guard position < characters.count, characters[position] == ":", !word.isEmpty else {
        // A bare word: it searches the text.
        position = wordStart
        let bare = try value()
        if position < characters.count, characters[position] == "," { position += 1 }
        if bare.isEmpty {
          throw fail(
            start..<position, isNegated ? "There is nothing to leave out here." : "There are no words to search here.")
        }
        terms.append((Term(.text, [bare], isNegated: isNegated), [wordStart..<position]))
        continue
      }
      guard let key = Key(rawValue: word.lowercased()) else {
        let hint = Filter.suggestion(for: word)
        throw fail(wordStart..<position, "There is no filter “\(word):”\(hint)\(hint.hasSuffix("?") ? "" : ".")")
      }
      position += 1
      var values: [String] = []
      var words: [Range<Int>] = []
      repeat {
        if !values.isEmpty { position += 1 }
        let valueStart = position
        let text = try value()
        if text.isEmpty { throw fail(start..<max(position, start + 1), "“\(word):” needs a value: \(key.summary).") }
        let checked = try Filter.check(text, for: key) { fail(valueStart..<position, $0) }
        values += checked
        words += checked.map { _ in valueStart..<position }
      } while position < characters.count && characters[position] == ","
      terms.append((Term(key, values, isNegated: isNegated), words))
    }
    return terms
  }

  /// The values that a written value stands for; throws if the key knows none such.
  private static func check(_ value: String, for key: Key, fail: (String) -> FilterError) throws(FilterError)
    -> [String]
  {
    func oneOf(_ known: [String]) throws(FilterError) -> [String] {
      let lower = value.lowercased()
      guard known.contains(lower) else { throw fail("“\(key.rawValue):” knows \(known.joined(separator: ", ")).") }
      return [lower]
    }
    switch key {
    case .annotated, .disagreement, .adjudicate, .flips, .trigger: return try oneOf(["yes", "no"])
    case .rating:
      // As lists print them.
      if let word = RatingValue.allCases.first(where: { $0.title == value.lowercased() }) {
        return [String(word.rawValue)]
      }
      return try oneOf(["0", "1", "2", "none"])
    case .parent:
      let lower = value.lowercased()
      guard !["yes", "no"].contains(lower) else {
        throw fail("“parent:” takes any for reruns, none for what is none, or an id or its beginning.")
      }
      return [["any", "none"].contains(lower) ? lower : value]
    case .status: return try oneOf(TranscriptStatus.allCases.map(\.rawValue))
    case .origin: return try oneOf(Origin.allCases.map(\.rawValue))
    case .severity: return try oneOf(UseCase.Severity.allCases.map(\.rawValue))
    case .scenario:
      let ends = value.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      if value == "all" { return Scenario.allCases.map { String($0.rawValue) } }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last,
        first >= 0, last <= 5
      else { throw fail("“scenario:” takes 0 to 5, or a range such as 1-3.") }
      return (first...last).map(String.init)
    case .confidence:
      if value == "low" || value == "high" { return [value] }
      guard let share = Comparison.share(value) else {
        throw fail(
          "“confidence:” takes a number, with <, >, <= or >= before it where wanted: 0 to 1, or up to 100 %.")
      }
      return [share]
    case .distance:
      guard Comparison(value) != nil else {
        throw fail("“\(key.rawValue):” takes a number, with <, >, <= or >= before it where wanted.")
      }
      return [value]
    default: return [value]
    }
  }

  /// `>20`, `<=0.5`, `7`.
  struct Comparison {
    var sign: String
    var number: Double

    init?(_ text: String) {
      let sign = ["<=", ">=", "<", ">", "="].first { text.hasPrefix($0) } ?? ""
      guard let number = Double(text.dropFirst(sign.count)), number.isFinite else { return nil }
      self.sign = sign.isEmpty ? "=" : sign
      self.number = number
    }

    /// A share as the store has it: screens show percentages, so that `<50` and `<50%` are `<0.5`. Nil beyond all of it.
    static func share(_ text: String) -> String? {
      let isPercentage = text.hasSuffix("%")
      guard let comparison = Comparison(isPercentage ? String(text.dropLast()) : text),
        (0...100).contains(comparison.number)
      else { return nil }
      guard isPercentage || comparison.number > 1 else { return text }
      let sign = comparison.sign == "=" && !text.hasPrefix("=") ? "" : comparison.sign
      return "\(sign)\(comparison.number / 100)"
    }
  }

  private static func suggestion(for word: String) -> String {
    let near = Key.allCases.map(\.rawValue).filter { $0.hasPrefix(word.lowercased().prefix(2)) }
    return near.isEmpty
      ? "; the filters are \(Key.allCases.map(\.rawValue).joined(separator: ", "))"
      : "; did you mean \(near.joined(separator: ", "))?"
  }
}
