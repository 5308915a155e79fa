/// What may stand for the word under the cursor of a filter that is being typed: keys, after a colon the key's values.
public struct FilterCompletion: Sendable, Equatable {
  /// What a candidate takes the place of, in characters from the beginning.
  public let range: Range<Int>
  /// The best first.
  public let candidates: [Candidate]
  /// The key whose value the word is; nil where it is none.
  public let key: Filter.Key?
  /// What stands there before the cursor, and wholly.
  private let written: String
  private let word: String

  public struct Candidate: Sendable, Equatable {
    /// As it is written: a key with its colon, a value in quotation marks where it needs them.
    public var text: String
    public var summary: String
  }

  /// - Parameters:
  ///   - cursor: how many characters stand before it
  ///   - offersAllKeys: even where nothing is typed yet
  public init(
    of text: some Collection<Character>, at cursor: Int, values: FilterValues, offersAllKeys: Bool = false
  ) {
    let characters = Array(text)
    let cursor = min(max(0, cursor), characters.count)
    let word = FilterWord(in: characters, at: cursor)
    range = word.range
    self.word = String(characters[word.range])
    written = String(characters[word.range.clamped(to: 0..<cursor)])
    switch word.role {
    case .key(let isNegated):
      key = nil
      candidates =
        word.beginning.isEmpty && !offersAllKeys && !isNegated ? [] : FilterCompletion.keys(word.beginning)
    case .value(let name, let others):
      key = Filter.Key(rawValue: name.lowercased())
      candidates = key.map { FilterCompletion.values(of: $0, word.beginning, besides: others, in: values) } ?? []
    }
  }

  /// What all candidates begin with, where that says more than what is typed.
  public var commonBeginning: String? {
    guard let first = candidates.first?.text else { return nil }
    let common = candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1.text) }
    let says = common.count > written.count && common.lowercased().contains(written.lowercased())
    return says ? common : nil
  }

  /// The word is the only candidate already.
  public var isComplete: Bool { candidates.count == 1 && candidates[0].text == word }

  private static func keys(_ beginning: String) -> [Candidate] {
    Filter.Key.allCases.filter { $0.rawValue.hasPrefix(beginning.lowercased()) }.map {
      Candidate(text: "\($0.rawValue):", summary: $0.summary)
    }
  }

  /// The values that fit: first what is it, then what begins so, what is also called so, what holds it.
  private static func values(
    of key: Filter.Key, _ typed: String, besides others: [String], in values: FilterValues
  ) -> [Candidate] {
    let typed = typed.lowercased()
    let taken = Set(others.flatMap { written($0, for: key) }.map { $0.lowercased() })
    let ranked = values[key].compactMap { value -> (FilterValues.Value, Int)? in
      guard !taken.contains(value.text.lowercased()) else { return nil }
      let (text, names) = (value.text.lowercased(), value.names.map { $0.lowercased() })
      if text == typed { return (value, 0) }
      if text.hasPrefix(typed) { return (value, 1) }
      if names.contains(where: { $0.hasPrefix(typed) }) { return (value, 2) }
      return text.contains(typed) || names.contains(where: { $0.contains(typed) }) ? (value, 3) : nil
    }
    return (0...3).flatMap { rank in ranked.filter { $0.1 == rank } }.map { value, _ in
      Candidate(text: Filter.quoted(value.text), summary: value.summary)
    }
  }

  /// The values that a written one stands for: `1-3` takes three scenarios.
  private static func written(_ value: String, for key: Filter.Key) -> [String] {
    (try? Filter(parsing: "\(key.rawValue):\(Filter.quoted(value))"))?.terms.first?.values ?? [value]
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
