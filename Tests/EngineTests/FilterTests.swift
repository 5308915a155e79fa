import Testing

@testable import Engine

@Suite struct FilterTests {
  private func terms(_ text: String) throws -> [Filter.Term] { try Filter(parsing: text).terms }

  private func complaint(_ text: String) -> FilterError? {
    do throws(FilterError) {
      _ = try Filter(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  @Test func readsTheContractsExample() throws {
    let text = """
      suite:heed-core model:gpt-4o scenario:3,4 condition:guiding rating:0 rater:rule category:allergy case:allergy-017 \
      run:01jx status:failed label:W1 annotated:no disagreement:yes adjudicate:yes flips:yes by:alice confidence:low origin:recorded \
      parent:ID distance:>20 severity:life-threatening trigger:no cause:timeout text:"peanut sauce"
      """
    let filter = try Filter(parsing: text)
    #expect(filter.terms.count == 24)
    #expect(filter.terms.allSatisfy { !$0.isNegated })
    #expect(filter.terms[2] == .init(.scenario, ["3", "4"]))
    #expect(filter.terms.last == .init(.text, ["peanut sauce"]))
    #expect(filter.description == text)
    // Every key but `id`, which finds a transcript by its own id.
    #expect(Set(filter.terms.map(\.key)) == Set(Filter.Key.allCases).subtracting([.id]))
  }

  @Test func spaceIsAndCommaIsOrMinusIsNot() throws {
    #expect(try terms("").isEmpty)
    #expect(try terms(" \t\n") == [])
    #expect(
      try terms("model:a,b  -rating:0,none\tcase:c") == [
        .init(.model, ["a", "b"]), .init(.rating, ["0", "none"], isNegated: true), .init(.useCase, ["c"]),
      ])
    #expect(try terms("MODEL:GPT-4o status:FAILED") == [.init(.model, ["GPT-4o"]), .init(.status, ["failed"])])
  }

  @Test func bareWordsSearchTheText() throws {
    #expect(
      try terms("peanut -sauce \"two words\" -\"not these\" peanut-free") == [
        .init(.text, ["peanut"]), .init(.text, ["sauce"], isNegated: true), .init(.text, ["two words"]),
        .init(.text, ["not these"], isNegated: true), .init(.text, ["peanut-free"]),
      ])
    #expect(try terms("a, b,c") == [.init(.text, ["a"]), .init(.text, ["b"]), .init(.text, ["c"])])
    #expect(try terms("\"http://x\" 7:30") == [.init(.text, ["http://x"]), .init(.text, ["7:30"])])
  }

  @Test func readsQuotations() throws {
    #expect(try terms(#"text:"a, b: c""#) == [.init(.text, ["a, b: c"])])
    #expect(try terms(#"text:"she said \"no\"",plain"#) == [.init(.text, ["she said \"no\"", "plain"])])
    #expect(
      try terms(#"text:"back\\slash" text:plain\slash"#) == [
        .init(.text, ["back\\slash"]), .init(.text, ["plain\\slash"]),
      ])
    #expect(try terms("case:\"two\nlines\"") == [.init(.useCase, ["two\nlines"])])
  }

  @Test func readsScenarios() throws {
    #expect(try terms("scenario:0,3-5") == [.init(.scenario, ["0", "3", "4", "5"])])
    #expect(try terms("scenario:all") == [.init(.scenario, ["0", "1", "2", "3", "4", "5"])])
    for text in ["6", "-1", "3-1", "1-", "1-2-3", "x", "1-6"] {
      #expect(complaint("scenario:\(text)")?.problem == "“scenario:” takes 0 to 5, or a range such as 1-3.", "\(text)")
    }
  }

  @Test func readsComparisons() throws {
    for text in ["distance:>20", "distance:<=3", "distance:7", "confidence:<0.5", "confidence:high", "confidence:=1"] {
      #expect(try Filter(parsing: text).description == text)
    }
    for text in ["distance:low", "distance:>", "confidence:medium", "distance:>x", "confidence:nan", "distance:inf"] {
      #expect(complaint(text)?.problem.contains("takes a number, with <, >, <= or >= before it") == true, "\(text)")
    }
  }

  @Test func aDescriptionReadsAsTheSameFilter() throws {
    let values = [
      "plain", "two words", "a,b", "a:b", "say \"no\"", "\"", "\\", "back\\slash and space", "end\\", "tab\tbed",
      "line\nbreak",
      "-minus", "ünï", "🌵", "a\u{a0}b", "\\\"",
    ]
    for value in values {
      for isNegated in [false, true] {
        let filter = Filter(terms: [.init(.text, [value, "other"], isNegated: isNegated), .init(.model, [value])])
        #expect(try Filter(parsing: filter.description) == filter, "\(filter.description)")
      }
    }
  }

  @Test func pointsAtTheWordThatIsWrong() {
    #expect(
      complaint("case:a colour:red")?.description == """
        There is no filter “colour:”; did you mean condition, confidence?
          case:a colour:red
                 ^^^^^^
        """)
    #expect(
      complaint("rating:0,good x")?.description == """
        “rating:” knows 0, 1, 2, none.
          rating:0,good x
                   ^^^^
        """)
    #expect(
      complaint("a --rating:0")?.description == """
        One - leaves out; what is to be searched with its dashes takes quotation marks.
          a --rating:0
            ^^
        """)
    #expect(complaint("parent:no")?.problem.hasPrefix("“parent:” takes any for reruns, none for") == true)
    #expect(
      complaint("confidence:>101")?.problem.hasPrefix("“confidence:” takes a number, with") == true)
    #expect(
      complaint("a -text:\"open")?.description == """
        This quotation is not closed; add a " at its end.
          a -text:"open
                  ^^^^^
        """)
    #expect(complaint("model: case:x")?.range == 0..<6)
    #expect(complaint("model:")?.problem == "“model:” needs a value: full name, or what follows the provider.")
    #expect(complaint("model:a,")?.problem == "“model:” needs a value: full name, or what follows the provider.")
    #expect(complaint("x -")?.problem == "There is nothing to leave out here.")
    #expect(complaint(",")?.problem == "There are no words to search here.")
    #expect(complaint("zz:1")?.problem.hasPrefix("There is no filter “zz:”; the filters are suite, model, ") == true)
    for key in ["annotated", "disagreement", "adjudicate", "flips", "trigger"] {
      #expect(complaint("\(key):maybe")?.problem == "“\(key):” knows yes, no.")
    }
    #expect(complaint("status:done")?.problem == "“status:” knows complete, partial, failed.")
    #expect(complaint("origin:real")?.problem == "“origin:” knows recorded, simulated, written, imported.")
    #expect(complaint("severity:high")?.problem == "“severity:” knows life-threatening, injury, distress.")
  }

  @Test func whatListsPrintIsUnderstood() throws {
    #expect(try Filter(parsing: "rating:Fail,unclear,pass").description == "rating:0,1,2")
    #expect(try Filter(parsing: "confidence:<50").description == "confidence:<0.5")
    #expect(try Filter(parsing: "confidence:>=62%,7.5,=1%").description == "confidence:>=0.62,0.075,=0.01")
    #expect(try Filter(parsing: "confidence:1").description == "confidence:1")
    #expect(try Filter(parsing: "parent:ANY -parent:none").description == "parent:any -parent:none")
    #expect(try Filter(parsing: "-\"--x\"").description == "-text:--x")
  }

  @Test func filtersAddUp() throws {
    let both = try Filter(parsing: "case:a").and(Filter(parsing: "model:m")).and(.rating, "0", "1")
    #expect(both.description == "case:a model:m rating:0,1")
    #expect(Filter.all.isEmpty && !both.isEmpty)
  }
}
