extension Filter {
  /// Reads a filter that is asked of a store: what it cannot know, such as a category that is mistyped, is an error too.
  ///
  /// - Throws: `FilterError` pointing at the word, or `StoreError`.
  public init(parsing text: String, for store: Store) throws {
    let parsed = try Filter.read(text)
    var known: FilterValues?
    for (term, words) in parsed where Filter.storeKeys.contains(term.key) {
      for (value, word) in zip(term.values, words) {
        let values = try known ?? store.filterValues()
        known = values
        let isKnown = values[term.key].contains {
          // Labels are compared without their case.
          term.key == .label ? $0.text.lowercased() == value.lowercased() : $0.text == value
        }
        // What came through a file need not be in any list.
        if isKnown { continue }
        guard try store.has(Filter(terms: [Term(term.key, [value])])) else {
          throw FilterError(
            text: text, range: word,
            problem: "There is no \(term.key.rawValue) “\(value)” here\(Filter.hint(term.key, values)).")
        }
      }
    }
    self.init(terms: parsed.map(\.term))
  }

  /// The keys whose values are a list that suites and transcripts make.
  private static let storeKeys: Set<Key> = [.suite, .category, .condition, .label]

  private static func hint(_ key: Key, _ values: FilterValues) -> String {
    let names = values[key].map(\.text)
    if key == .label { return "; heed list labels tells which there are" }
    guard !names.isEmpty else { return "" }
    return "; there are \(names.prefix(20).joined(separator: ", "))\(names.count > 20 ? "…" : "")"
  }
}

extension Store {
  /// Whether any transcript passes the filter.
  func has(_ filter: Filter) throws(StoreError) -> Bool {
    let condition = FilterSQL(filter)
    return try read { (db) throws(StoreError) in
      try db.first("SELECT 1 \(Store.transcriptTables) WHERE \(condition.condition) LIMIT 1", condition.values) { _ in
        true
      } ?? false
    }
  }
}
