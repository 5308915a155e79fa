import Foundation

@testable import Engine

/// A labelled answer of `Fixtures/`.
struct LabelledAnswer: Decodable {
  var id: String
  var category: String
  var constraint: String
  var request: String
  var answer: String
  var expected: Int
  var kind: String?
  var control: Bool?

  var input: RatingInput { .excerpt(constraint, request, answer, category: category, isControl: control ?? false) }

  static func load(_ name: String) throws -> [LabelledAnswer] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(Self.self, from: Data($0.utf8)) }
  }
}

extension RatingInput {
  /// A constraint, a request and an answer, as in imported excerpts.
  static func excerpt(
    _ constraint: String, _ request: String, _ answer: String, category: String? = nil, isControl: Bool = false
  ) -> RatingInput {
    RatingInput(
      constraint: constraint, category: category, isControl: isControl,
      turns: [
        Turn(index: 1, role: .user, kind: .introduction, text: constraint),
        Turn(index: 2, role: .user, kind: .request, text: request),
        Turn(index: 3, role: .assistant, text: answer),
      ])
  }
}

extension RatingOutcome {
  var rating: Rating? {
    if case .rated(let rating) = self { return rating }
    return nil
  }
}
