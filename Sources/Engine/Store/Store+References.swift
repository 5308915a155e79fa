/// Why a word on the command line names no run or transcript.
public struct ReferenceError: Error, Sendable, CustomStringConvertible {
  public var reference: String
  public var kind: Kind
  public var problem: Problem

  public enum Kind: String, Sendable { case run, transcript }
  public enum Problem: Sendable, Equatable {
    case unknown
    case tooShort
    case ambiguous([String])
    case none
  }

  public var description: String {
    switch problem {
    case .unknown: "No \(kind.rawValue) has an id that begins with “\(reference)”; see `heed list \(kind.rawValue)s`."
    case .tooShort:
      "“\(reference)” is too short for the id of a \(kind.rawValue): give four or more characters, or `last`."
    case .ambiguous(let ids):
      "“\(reference)” fits more than one \(kind.rawValue) (\(ids.joined(separator: ", "))…); give more characters."
    case .none: "There is no \(kind.rawValue) yet; make one with `heed run` or `heed import`."
    }
  }
}

extension Store {
  /// The transcript that `reference` names, with all that is recorded of it.
  public func detail(named reference: String) throws -> TranscriptDetail {
    let id = try resolve(reference, in: .transcript)
    guard let detail = try detail(id) else {
      throw ReferenceError(reference: reference, kind: .transcript, problem: .unknown)
    }
    return detail
  }

  /// The shortest beginnings of transcripts' ids that name them here, at least ten characters of each: ids of one moment
  /// begin alike.
  public func shortIDs(_ ids: [String]) throws(StoreError) -> [String: String] {
    try read { (db) throws(StoreError) in
      var short: [String: String] = [:]
      for id in Set(ids) {
        let neighbours = try db.rows(
          """
          SELECT * FROM (SELECT max(id) FROM transcript WHERE id < ?1
            UNION ALL SELECT min(id) FROM transcript WHERE id > ?1) WHERE 1
          """, [.text(id)]
        ) { $0.optionalText(0) }
        let shared = neighbours.compactMap(\.self).map { zip($0, id).prefix { $0 == $1 }.count }.max() ?? 0
        short[id] = String(id.prefix(max(10, shared + 1)))
      }
      return short
    }
  }

  /// The full id that `reference` stands for: itself, the only one it is a prefix of, or the newest for `last`.
  public func resolve(_ reference: String, in kind: ReferenceError.Kind) throws -> String {
    let table = kind == .run ? "run" : "transcript"
    if reference == "last" {
      let newest = try read { (db) throws(StoreError) in
        try db.first("SELECT id FROM \(table) ORDER BY key DESC LIMIT 1") { $0.text(0) }
      }
      guard let newest else { throw ReferenceError(reference: reference, kind: kind, problem: .none) }
      return newest
    }
    guard reference.count >= 4 else { throw ReferenceError(reference: reference, kind: kind, problem: .tooShort) }
    let prefix = reference.lowercased()
    let found = try read { (db) throws(StoreError) in
      try db.rows(
        "SELECT id FROM \(table) WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT 3", [.text(prefix)]
      ) { $0.text(0) }
    }
    if found.contains(prefix) { return prefix }
    guard let only = found.first else { throw ReferenceError(reference: reference, kind: kind, problem: .unknown) }
    guard found.count == 1 else { throw ReferenceError(reference: reference, kind: kind, problem: .ambiguous(found)) }
    return only
  }
}
