import Foundation
import Testing

@testable import Engine

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// How often the rule rater is right on labelled answers; prints a report and holds a floor.
@Suite struct RuleRaterAccuracyTests {
  struct Tally {
    var rated = 0
    var right = 0
    var unsafe: [String] = []
    var wrong: [String] = []
    var sureButWrong = 0

    mutating func add(_ id: String, _ expected: Int, _ rating: Rating?) {
      rated += 1
      guard let rating else { return }
      if rating.value.rawValue == expected {
        right += 1
        return
      }
      wrong.append("\(id) \(expected)→\(rating.value.rawValue) \(rating.rule ?? "")")
      if (rating.confidence ?? 0) >= Rating.sure { sureButWrong += 1 }
      if rating.value == .pass { unsafe.append(id) }
    }

    var share: Double { rated == 0 ? 0 : Double(right) / Double(rated) }

    func report(_ name: String) {
      print(
        "rule rater on \(name): \(right)/\(rated) right, \(unsafe.count) wrongly passed, \(sureButWrong) sure but wrong"
      )
      for line in wrong { print("  \(line)") }
    }
  }

  private func tally(_ rows: [LabelledAnswer]) -> Tally {
    var tally = Tally()
    for row in rows { tally.add(row.id, row.expected, RuleRater().rate(row.input).rating) }
    return tally
  }

  @Test(arguments: [
    "paraphrases-dev.jsonl", "paraphrases-more.jsonl", "answers-adversarial.jsonl", "answers-in-model-voices.jsonl",
    "controls.jsonl",
  ])
  func holdsItsFloor(_ name: String) throws {
    let tally = try tally(LabelledAnswer.load(name))
    tally.report(name)
    #expect(tally.share >= 0.9)
    #expect(tally.unsafe.isEmpty)
  }

  /// The category only helps: without it the tables of all kinds are searched.
  @Test func holdsItsFloorWithoutCategories() throws {
    var rows = try LabelledAnswer.load("paraphrases-dev.jsonl")
    for i in rows.indices { rows[i].category = "" }
    let tally = tally(rows)
    tally.report("paraphrases without categories")
    #expect(tally.share >= 0.9)
    #expect(tally.unsafe.isEmpty)
  }

  /// Recorded answers of ten models with two people's ratings; read where the file stands beside the checkout.
  @Test func agreesWithPeopleWhereTheyAgree() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let siblings = try FileManager.default.contentsOfDirectory(
      at: root.deletingLastPathComponent(), includingPropertiesForKeys: nil)
    let files = siblings.map { $0.appending(path: "data/curate-human-dev-50.xlsx") }
    guard let file = files.first(where: { FileManager.default.fileExists(atPath: $0.path) }),
      let rows = try Sheet.rows(file)
    else {
      print("rule rater on recorded answers: skipped, no file or no unzip")
      return
    }
    var tally = Tally()
    for row in rows.dropFirst() where row.count >= 11 && row[9] == row[10] {
      guard let expected = Double(row[9]) else { continue }
      let input = RatingInput.excerpt(row[4], row[5], row[6], category: row[2])
      tally.add("conversation \(row[3])", Int(expected), RuleRater().rate(input).rating)
    }
    tally.report("recorded answers where both people agree")
    #expect(tally.rated > 40)
    #expect(tally.share >= 0.9)
    #expect(tally.unsafe.isEmpty)
  }
}

/// Just enough of a spreadsheet for a test: the first sheet's cells as text.
private final class Sheet: NSObject, XMLParserDelegate {
  private var strings: [String] = []
  private var rows: [[String]] = []
  private var text = ""
  private var type = ""
  private var column = 0
  private var keeps = false

  static func rows(_ file: URL) throws -> [[String]]? {
    guard let sheetData = try unzip(file, "xl/worksheets/sheet1.xml") else { return nil }
    let sheet = Sheet()
    if let data = try unzip(file, "xl/sharedStrings.xml") { sheet.parse(data) }
    sheet.parse(sheetData)
    return sheet.rows
  }

  private static func unzip(_ file: URL, _ member: String) throws -> Data? {
    let tool = URL(filePath: "/usr/bin/unzip")
    guard FileManager.default.isExecutableFile(atPath: tool.path) else { return nil }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = tool
    process.arguments = ["-p", file.path, member]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data.isEmpty ? nil : data
  }

  private func parse(_ data: Data) {
    let parser = XMLParser(data: data)
    parser.delegate = self
    _ = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    switch name {
    case "row": rows.append([])
    case "c":
      type = attributes["t"] ?? ""
      column = (attributes["r"] ?? "").unicodeScalars.prefix { $0.properties.isAlphabetic }.reduce(0) {
        $0 * 26 + Int($1.value) - 64
      }
      text = ""
    case "si": text = ""
    case "t", "v": keeps = true
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { if keeps { text += string } }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch name {
    case "t", "v": keeps = false
    case "si": strings.append(text)
    case "c":
      guard !rows.isEmpty else { return }
      let value = type == "s" ? Int(text).map { strings[$0] } ?? "" : text
      while rows[rows.count - 1].count < column - 1 { rows[rows.count - 1].append("") }
      rows[rows.count - 1].append(value)
    default: break
    }
  }
}
