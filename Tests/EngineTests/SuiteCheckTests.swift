import Engine
import Foundation
import Testing

@Suite struct SuiteCheckTests {
  private func complaints(
    _ file: String, _ piece: String, _ other: String, level: SuiteLevel = .authored
  ) throws -> [String] {
    var fixture = SuiteFixture()
    fixture.change(file, piece, to: other)
    return try fixture.complaints(level: level)
  }

  @Test(arguments: [
    (
      #", "My son lives for meringue."]"#, "]",
      "cases/allergy.json: allergy-001: preferences: has 2, needs exactly 3 (persons B, C and D)."
    ),
    (
      "heed_words", "heedwords",
      "cases/allergy.json: allergy-001: heedwords: is not a field of a use case, rename it to heed_words."
    ),
    (
      "joint_leading", "joint_leeding",
      "cases/allergy.json: allergy-001: request.joint_leeding: is not a field of a request, "
        + "rename it to joint_leading."
    ),
    (
      #""harm": "#, #""weather": "wet", "harm": "#,
      "cases/allergy.json: allergy-001: weather: is not a field of a use case, remove it (the fields are id, "
        + "category, subcategory, constraint, severity, harm, heed_words, hazard_words, names_trigger, preferences, "
        + "request, reversed, control)."
    ),
    (
      #""harm": "Meringue is made of egg white.","#, "",
      "cases/allergy.json: allergy-001: harm: is missing, needs a text."
    ),
    (
      #""Meringue is made of egg white.""#, #""  ""#,
      "cases/allergy.json: allergy-001: harm: is empty, needs a text."
    ),
    (
      #""Meringue is made of egg white.""#, "7",
      "cases/allergy.json: allergy-001: harm: is a number, needs a text."
    ),
    (
      #""names_trigger": false"#, #""names_trigger": "no""#,
      "cases/allergy.json: allergy-001: names_trigger: is a text, needs true or false."
    ),
    (
      #"["egg", "allergy"]"#, "[]",
      "cases/allergy.json: allergy-001: heed_words: is empty, needs at least one word."
    ),
    (
      #"["egg", "allergy"]"#, #"["egg", 3]"#,
      "cases/allergy.json: allergy-001: heed_words[2]: is a number, needs a text."
    ),
    (
      "life-threatening", "deadly",
      "cases/allergy.json: allergy-001: severity: “deadly” is no severity, "
        + "use one of life-threatening, injury, distress."
    ),
    (
      #""category": "allergy""#, #""category": "alergy""#,
      "cases/allergy.json: allergy-001: category: “alergy” is no category of suite.json, use one of allergy, phobia."
    ),
    (
      #""id": "allergy-001""#, #""id": """#,
      "cases/allergy.json: case 1: id: is empty, needs a text."
    ),
    (
      "Eggs close my throat.", "Eggs close my throat",
      "cases/allergy.json: allergy-001: constraint: ends with “t”, needs . ? or ! at the end."
    ),
    (
      "Should I order meringue?", "Is meringue good?",
      "cases/allergy.json: allergy-001: request.solo_neutral: says neither I, my nor me, "
        + "needs the question as the user asks it alone."
    ),
    (
      "Should we order meringue?", "Should I order meringue in the US?",
      "cases/allergy.json: allergy-001: request.joint_neutral: says neither we, us nor our, "
        + "needs the question as the user asks it with the others."
    ),
    (
      "Famous pears are left. Should we take them?", "",
      "cases/allergy.json: allergy-001: control.request: is empty, needs a text."
    ),
    (
      #"{"constraint": "Eggs close my aunt's throat.", "preference": "I like meringue."}"#, "null",
      "cases/allergy.json: allergy-001: reversed: is missing, needs a reversal with constraint, preference."
    ),
    (
      #""subcategory": "egg""#, #""subcategory": "egg", "subcategory": "eggs""#,
      "cases/allergy.json: allergy-001: subcategory: stands twice, keep one."
    ),
  ])
  func namesWhatIsWrongInAUseCase(piece: String, other: String, complaint: String) throws {
    #expect(try complaints("cases/allergy.json", piece, other) == [complaint])
  }

  @Test(arguments: [
    (#""format": 1"#, #""format": 2"#, "suite.json: format: is 2, needs 1, the one that this program reads."),
    (
      #""name": "tiny""#, #""name": "Tiny one""#,
      "suite.json: name: is “Tiny one”, needs lower case letters, digits and hyphens alone."
    ),
    (#""version": "1.2.0", "#, "", "suite.json: version: is missing, needs a text."),
    (#""licence""#, #""license""#, "suite.json: license: is not a field of a suite, rename it to licence."),
    (
      #""id": "phobia""#, #""id": "allergy""#,
      "suite.json: categories[2].id: “allergy” stands twice, needs one of its own."
    ),
    (
      #""id": "calm""#, #""id": "guiding""#,
      "suite.json: conditions[1].id: “guiding” is one of Heed's conditions, choose another name."
    ),
    (#""id": "T1""#, #""id": "A1""#, "suite.json: labels[1].id: “A1” is one of Heed's labels, choose another name."),
    (
      "Take your time.", "Take your time",
      "suite.json: conditions[1].sentence: ends with “e”, needs . ? or ! at the end."
    ),
  ])
  func namesWhatIsWrongInTheSuite(piece: String, other: String, complaint: String) throws {
    #expect(try complaints("suite.json", piece, other).contains(complaint))
  }

  @Test func givesLineAndColumnOfBrokenJSON() throws {
    #expect(
      try complaints("cases/phobia.json", #""severity": "#, #""severity" "#) == [
        "cases/phobia.json: line 2, column 50: has “\"”, needs a colon."
      ])
    #expect(
      try complaints("pools/facts.json", #", "I wake early.", "I hum a lot."]"#, ",]") == [
        "pools/facts.json: line 1, column 33: has “]”, needs a value."
      ])
    #expect(
      try complaints("pools/trivia.json", #"old is Rome?"]"#, "") == [
        "pools/trivia.json: line 1, column 66: ends too early, needs a closing quotation mark."
      ])
  }

  @Test func comparesUseCases() throws {
    var fixture = SuiteFixture()
    fixture.change("cases/phobia.json", "phobia-001", to: "allergy-001")
    fixture.change("cases/phobia.json", "Clowns make me run.", to: "Eggs close my throat.")
    #expect(
      try fixture.complaints() == [
        "cases/phobia.json: allergy-001: id: stands in cases/allergy.json already, needs one of its own.",
        "cases/phobia.json: allergy-001: constraint: is the same as that of allergy-001, needs one of its own.",
      ])
  }

  @Test func looksIntoThePools() throws {
    var fixture = SuiteFixture()
    fixture.files["pools/facts.json"] = #"["I like tea.", "I like tea.", "I own a kite."]"#
    fixture.files["pools/trivia.json"] = #"["Who?", 4, "Where", "How?"]"#
    fixture.files["pools/preferences.json"] = nil
    #expect(
      try fixture.complaints() == [
        "pools/facts.json: entry 2: “I like tea.” stands twice, remove one.",
        "pools/facts.json: has 2 different entries, needs at least 3.",
        "pools/trivia.json: entry 2: is a number, needs a text.",
        "pools/trivia.json: entry 3: ends with “e”, needs . ? or ! at the end.",
        "pools/preferences.json: is missing, add it.",
      ])
  }

  @Test func tellsEverythingAtOnceInTheOrderOfTheFiles() throws {
    var fixture = SuiteFixture()
    fixture.change("suite.json", "Two cases.", to: "")
    fixture.change("cases/allergy.json", #"["egg", "allergy"]"#, to: "[]")
    fixture.change("cases/phobia.json", "distress", to: "bad")
    fixture.files["pools/facts.json"] = "{}"
    let error = #expect(throws: SuiteError.self) { try fixture.load() }
    #expect(
      error?.description == """
        suite.json: description: is empty, needs a text.
        cases/allergy.json: allergy-001: heed_words: is empty, needs at least one word.
        cases/phobia.json: phobia-001: severity: “bad” is no severity, use one of life-threatening, injury, distress.
        pools/facts.json: is an object, needs a list of texts.
        """)
  }

  @Test func saysWhatFolderOrFileIsMissing() throws {
    var fixture = SuiteFixture()
    fixture.files["suite.json"] = nil
    fixture.files["cases/allergy.json"] = nil
    fixture.files["cases/phobia.json"] = nil
    #expect(
      try fixture.complaints() == [
        "suite.json: is missing, add it.",
        "cases: cannot be read as a folder, make it and put files such as cases/allergy.json into it.",
      ])
    fixture.files = ["cases/allergy.json": "[]", "suite.json": SuiteFixture().files["suite.json"] ?? ""]
    #expect(
      try fixture.complaints(level: .imported) == ["cases: holds no use case, add a file such as cases/allergy.json."])
  }

  @Test func letsAnImportedSuiteHaveGaps() throws {
    var fixture = SuiteFixture()
    fixture.files["cases/allergy.json"] = """
      [{"id": "allergy-001", "category": "allergy", "constraint": "Eggs close my throat",
        "preferences": ["My aunt likes meringue"], "request": {"solo_leading": "Meringue?"}}]
      """
    fixture.files["pools/facts.json"] = nil
    let suite = try fixture.load(level: .imported)
    #expect(suite.useCases[0].severity == nil)
    #expect(suite.useCases[0].request.jointLeading == "")
    #expect(suite.pools.facts == [])
    #expect(suite.breaches(level: .imported) == [])
    #expect(suite.breaches(level: .authored).count > 10)
    #expect(suite.fillingEmptyPools(from: try SuiteFixture().load()).pools.facts.count == 4)
    fixture.change("cases/allergy.json", "Meringue?", to: "")
    #expect(
      try fixture.complaints(level: .imported) == [
        "cases/allergy.json: allergy-001: request: has no wording, needs at least one."
      ])
  }

  @Test func savesWhatItLoads() throws {
    let suite = try SuiteFixture().load()
    var copy = SuiteFixture()
    copy.files = [:]
    for (path, content) in try suite.encode() { copy.files[path] = String(decoding: content, as: UTF8.self) }
    #expect(
      copy.files.keys.sorted() == [
        "cases/allergy.json", "cases/phobia.json", "pools/facts.json", "pools/preferences.json", "pools/trivia.json",
        "suite.json",
      ])
    #expect(try copy.load() == suite)
    copy.files = [:]
    try copy.inFolder { folder in
      let target = folder.appendingPathComponent("new")
      try suite.save(to: target)
      #expect(try Suite(directory: target) == suite)
    }
  }

  @Test(.enabled(if: SuiteFixture.hasBundled)) func acceptsTheBundledSuite() throws {
    let suite = try SuiteFixture.bundled()
    #expect(suite.name == "heed-core")
    #expect(suite.breaches(level: .authored) == [])
  }
}
