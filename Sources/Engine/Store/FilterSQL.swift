/// A filter as a condition on `transcript t JOIN run r`.
struct FilterSQL {
  var condition: String
  var values: [SQLValue]

  init(_ filter: Filter) {
    let rater = filter.terms.first { $0.key == .rater && !$0.isNegated }
    var parts: [String] = []
    var values: [SQLValue] = []
    for term in filter.terms {
      // `rating:` beside `rater:` speaks of the same rating, and is taken up there.
      if rater != nil, term.key == .rating { continue }
      var (sql, bound) = FilterSQL.condition(for: term)
      if term.key == .rater, !term.isNegated {
        let ratings = filter.terms.filter { $0.key == .rating }
        for rating in ratings {
          let (inner, more) = FilterSQL.ratingCondition("g.value", rating.values)
          sql = sql.replacing(
            FilterSQL.raterMark, with: " AND \(rating.isNegated ? "NOT " : "")\(inner)\(FilterSQL.raterMark)")
          bound += more
        }
        if !ratings.isEmpty, ratings.allSatisfy({ $0.values.contains("none") != $0.isNegated }),
          ratings.contains(where: { !$0.isNegated })
        {
          let (any, raters) = FilterSQL.condition(for: term)
          sql += " OR NOT \(any)"
          bound += raters
        }
      }
      sql = sql.replacing(FilterSQL.raterMark, with: "")
      // An unknown value is neither equal nor unequal to SQL; to a reader it is unequal.
      parts.append(term.isNegated ? "NOT ifnull((\(sql)), 0)" : "(\(sql))")
      values += bound
    }
    condition = parts.isEmpty ? "1" : parts.joined(separator: " AND ")
    self.values = values
  }

  /// The rating `g` is its rater's latest of the transcript.
  static let isLatest = """
    NOT EXISTS (SELECT 1 FROM rating h WHERE h.transcript = g.transcript AND h.rater = g.rater
      AND (ifnull(h.created, 0), h.key) > (ifnull(g.created, 0), g.key))
    """

  /// The annotation `a` counts: it is not withdrawn, and no later one that counts is of its author and field.
  private static let isEffective = """
    a.id NOT IN (\(withdrawn)) AND NOT EXISTS (SELECT 1 FROM annotation b WHERE b.transcript = a.transcript
      AND b.author = a.author AND b.field = a.field AND (b.created, b.key) > (a.created, a.key) AND b.id NOT IN (\(withdrawn)))
    """
  private static let withdrawn =
    "SELECT w.withdraws FROM annotation w WHERE w.transcript = a.transcript AND w.withdraws IS NOT NULL"

  /// The place in a rater's condition where a rating's goes.
  private static let raterMark = "/*rating*/"

  private static func condition(for term: Filter.Term) -> (String, [SQLValue]) {
    let texts = term.values.map(SQLValue.text)
    func isIn(_ column: String, _ values: [SQLValue]) -> (String, [SQLValue]) {
      ("\(column) IN (\(places(values.count)))", values)
    }
    func each(_ make: (String) -> (String, [SQLValue])) -> (String, [SQLValue]) {
      let made = term.values.map(make)
      return (made.map { "(\($0.0))" }.joined(separator: " OR "), made.flatMap(\.1))
    }
    func begins(_ column: String, _ value: String) -> (String, [SQLValue]) {
      ("\(column) >= ? AND \(column) < ? || '~'", [.text(value.lowercased()), .text(value.lowercased())])
    }
    switch term.key {
    case .suite: return isIn("t.suite", texts)
    case .useCase: return isIn("t.use_case", texts)
    case .category: return isIn("t.category", texts)
    case .condition: return isIn("t.condition", texts)
    case .status: return isIn("t.status", texts)
    case .origin: return isIn("t.origin", texts)
    case .severity: return isIn("t.severity", texts)
    case .cause: return isIn("t.cause", texts)
    case .scenario: return isIn("t.scenario", term.values.map { SQLValue(Int($0)) })
    case .run:
      let newest = "r.key = (SELECT max(key) FROM run)"
      return each { $0.lowercased() == "last" ? (newest, []) : begins("r.id", $0) }
    case .id: return each { begins("t.id", $0) }
    case .parent:
      return each {
        switch $0 {
        case "any": ("t.parent IS NOT NULL", [])
        case "none": ("t.parent IS NULL", [])
        default: begins("t.parent", $0)
        }
      }
    case .model:
      return each { ("t.model = ? OR substr(t.model, instr(t.model, '/') + 1) = ?", [.text($0), .text($0)]) }
    case .rating: return ratingCondition("t.rating", term.values)
    case .rater:
      // Only each rater's latest version counts.
      return (
        """
        EXISTS (SELECT 1 FROM rating g WHERE g.transcript = t.key AND g.rater IN (\(places(term.values.count)))\
        \(raterMark) AND \(isLatest))
        """, texts
      )
    case .label:
      // What a person marked without rating stands in the annotations alone.
      let marked = """
        t.annotated = 1 AND EXISTS (SELECT 1 FROM annotation a, json_each(a.value) s
          WHERE a.transcript = t.key AND a.field = 'spans' AND \(isEffective) AND s.value ->> 'label' = ? COLLATE NOCASE)
        """
      return each { label in
        let escaped = ["\\", "%", "_"].reduce(label) { $0.replacing($1, with: "\\\($1)") }
        let pattern = SQLValue.text("% \(escaped) %")
        return (
          """
          t.labels LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM rating g WHERE g.transcript = t.key
            AND g.span_labels LIKE ? ESCAPE '\\' AND \(isLatest)) OR (\(marked))
          """, [pattern, pattern, .text(label)]
        )
      }
    // Literals, since the indexes of these columns hold only the rows with 1.
    case .annotated: return each { ("t.annotated = \($0 == "yes" ? 1 : 0)", []) }
    case .disagreement: return each { ("t.disagreement = \($0 == "yes" ? 1 : 0)", []) }
    case .adjudicate:
      // Where two people differ, two raters do: the index of those leaves few to look at.
      let isOpen = """
        (t.disagreement = 1
          AND NOT EXISTS (SELECT 1 FROM rating g WHERE g.transcript = t.key AND g.rater = 'human/adjudicated')
          AND (SELECT count(DISTINCT g.value) FROM rating g
            WHERE g.transcript = t.key AND g.rater GLOB 'human/*' AND \(isLatest)) > 1)
        """
      return each { ($0 == "yes" ? isOpen : "NOT \(isOpen)", []) }
    case .trigger: return each { ("t.names_trigger = ?", [.integer($0 == "yes" ? 1 : 0)]) }
    case .flips:
      let flips = """
        (t.edited = 0 AND EXISTS (SELECT 1 FROM transcript o WHERE o.suite = t.suite AND o.use_case = t.use_case
          AND o.scenario = t.scenario AND o.condition = t.condition AND o.model = t.model AND o.edited = 0
          AND o.rating <> t.rating))
        """
      return each { ($0 == "yes" ? flips : "NOT \(flips)", []) }
    case .by:
      return (
        """
        EXISTS (SELECT 1 FROM annotation a WHERE a.transcript = t.key AND a.author IN (\(places(texts.count)))
          AND a.field <> 'withdrawal' AND a.value NOT IN ('', '[]') AND \(isEffective))
        """,
        term.values.map { .text($0.hasPrefix("human/") ? String($0.dropFirst(6)) : $0) }
      )
    case .confidence:
      return each { value in
        switch value {
        case "low": return ("t.confidence < \(Rating.sure)", [])
        case "high": return ("t.confidence >= \(Rating.sure)", [])
        default:
          let comparison = Filter.Comparison(value)
          return ("t.confidence \(comparison?.sign ?? "=") ?", [.real(comparison?.number ?? 0)])
        }
      }
    case .distance:
      return each { value in
        let comparison = Filter.Comparison(value)
        return ("t.distance_turns \(comparison?.sign ?? "=") ?", [.real(comparison?.number ?? 0)])
      }
    case .text:
      return each {
        guard !SearchQuery.isUnspaced($0) else {
          return (
            """
            EXISTS (SELECT 1 FROM turn WHERE turn.key BETWEEN t.key * 4096 AND t.key * 4096 + 4095
              AND turn.text LIKE ? ESCAPE '\\')
            """, [.text(SearchQuery.pattern($0))]
          )
        }
        return (
          "t.key IN (SELECT rowid >> 12 FROM turn_index WHERE turn_index MATCH ?)", [.text(SearchQuery.phrase($0))]
        )
      }
    }
  }

  private static func ratingCondition(_ column: String, _ values: [String]) -> (String, [SQLValue]) {
    let numbers = values.compactMap { Int($0) }
    var parts: [String] = []
    if !numbers.isEmpty { parts.append("\(column) IN (\(places(numbers.count)))") }
    if values.contains("none") { parts.append("\(column) IS NULL") }
    return ("(\(parts.joined(separator: " OR ")))", numbers.map(SQLValue.integer))
  }

  static func places(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}
