import Engine
import Foundation
import Testing

@Suite struct WorkbookTests {
  private func cells(_ sheetData: String, shared: String = "") throws -> [Workbook.Row] {
    try Workbook(data: WorkbookFixture.file(sheetData, shared: shared), file: "a.xlsx").sheets[0].rows
  }

  @Test func readsEveryKindOfCell() throws {
    let rows = try cells(
      """
      <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>2.5</v></c><c r="C2" t="n"><v>3</v></c>\
      <c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#REF!</v></c><c r="F2" t="str"><f>A1&amp;B1</f><v>sum</v></c>\
      <c r="G2" t="inlineStr"><is><t>in &lt;line&gt; &amp; more</t></is></c><c r="AB2" s="4"/></row>
      """, shared: "<si><t>zero</t></si><si><t>one</t></si>")
    #expect(rows.map(\.number) == [2])
    #expect(
      rows[0].cells.map(\.value) == [
        .text("one"), .number(2.5), .number(3), .boolean(true), .error("#REF!"), .text("sum"),
        .text("in <line> & more"),
      ])
    #expect(rows[0][3]?.text == "3")
    #expect(rows[0][28] == nil)
  }

  @Test func joinsRichTextAndLeavesPhoneticsOut() throws {
    let rows = try cells(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>",
      shared: """
        <si><r><rPr><b/></rPr><t xml:space="preserve">I have </t></r><r><t>asthma</t></r>\
        <rPh sb="0" eb="1"><t>reading</t></rPh></si>
        """)
    #expect(rows[0][1] == .text("I have asthma"))
  }

  @Test func countsRowsAndCellsWithoutReferences() throws {
    let rows = try cells(
      "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c r=\"C5\"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"
    )
    #expect(rows.map(\.number) == [1, 5, 6])
    #expect(rows[1].cells.map(\.column) == [3, 4])
  }

  @Test func undoesTheEscapesOfControlCharacters() throws {
    let rows = try cells(
      "<row><c t=\"inlineStr\"><is><t>a_x000D_b_x005F_x000D__xZZZZ_ and CAFÉ 🌵</t></is></c></row>")
    #expect(rows[0][1]?.text == "a\rb_x000D__xZZZZ_ and CAFÉ 🌵")
  }

  @Test func keepsLongTextsWhole() throws {
    let text = String(repeating: "fährt 🌵 & ", count: 20_000)
    let rows = try Workbook(data: WorkbookFixture.table([[text]]), file: "a.xlsx").sheets[0].rows
    #expect(rows[0][1]?.text == text)
  }

  @Test func readsSheetsOfMoreThanTenMegabytes() throws {
    let cell = "<c t=\"inlineStr\"><is><t>" + String(repeating: "long answer ", count: 2_500) + "</t></is></c>"
    let rows = try cells(String(repeating: "<row>\(cell)</row>", count: 350) + "<row><c><v>7</v></c></row>")
    #expect(rows.count == 351)
    #expect(rows[349][1]?.text.utf8.count == 30_000)
    #expect(rows[350][1] == .number(7))
  }

  @Test func findsSheetsThroughTheirRelationships() throws {
    let data = try WorkbookFixture.file(
      "",
      replacing: [
        "xl/workbook.xml": """
        <x:workbook xmlns:x="http://example/m" xmlns:q="http://example/r"><x:sheets>\
        <x:sheet name="Chart" q:id="c"/><x:sheet name="Früchte" q:id="b"/><x:sheet name="Rest" q:id="a"/></x:sheets></x:workbook>
        """,
        "xl/_rels/workbook.xml.rels": """
        <Relationships><Relationship Id="a" Type="t/worksheet" Target="../other/S2.xml"/>\
        <Relationship Id="b" Type="t/worksheet" Target="/XL/first.xml"/>\
        <Relationship Id="c" Type="t/chartsheet" Target="chart.xml"/></Relationships>
        """,
        "xl/first.xml":
          "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>",
        "other/S2.xml": "<worksheet><sheetData/></worksheet>",
      ])
    let workbook = try Workbook(data: data, file: "a.xlsx")
    #expect(workbook.sheets.map(\.name) == ["Früchte", "Rest"])
    #expect(workbook.sheets[0].rows[0][1] == .number(1))
  }

  @Test func namesColumnsAsSpreadsheetsDo() {
    #expect([1, 26, 27, 52, 703].map(Workbook.letters) == ["A", "Z", "AA", "AZ", "AAA"])
  }

  // MARK: what is wrong or damaged

  private func complaint(_ data: @autoclosure () throws -> Data, limits: Workbook.Limits = .init()) -> String? {
    do {
      _ = try Workbook(data: data(), file: "a.xlsx", limits: limits)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private let repair = "open it in a spreadsheet program and save it again as .xlsx."
  private let one = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"

  @Test func refusesWhatIsNoWorkbook() throws {
    #expect(complaint(Data("hello".utf8)) == "a.xlsx: is not a zip file; an .xlsx file was expected.")
    #expect(complaint(Data()) == "a.xlsx: is empty.")
    #expect(
      complaint(Data([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))
        == "a.xlsx: is an old .xls or a password-protected workbook; save it as .xlsx without a password.")
    #expect(
      complaint(try Archive.zip([.init(name: "notes.txt", data: Data("x".utf8))]))
        == "a.xlsx: is a zip without a workbook; an .xlsx file was expected.")
  }

  @Test func refusesEveryTruncation() throws {
    let whole = try WorkbookFixture.file(one)
    #expect(complaint(whole) == nil)
    for length in stride(from: 4, to: whole.count - 1, by: 37) {
      #expect(complaint(whole.prefix(length))?.hasPrefix("a.xlsx: is damaged or cut off") == true, "\(length) bytes")
    }
  }

  @Test func refusesAFlippedByte() throws {
    var data = try WorkbookFixture.file(String(repeating: " ", count: 200) + one)
    let name = try #require(data.firstRange(of: Data("xl/worksheets/sheet1.xml".utf8)))
    data[name.upperBound + 20] ^= 0xff
    #expect(complaint(data)?.hasPrefix("a.xlsx: is damaged or cut off") == true)
  }

  @Test func refusesBadXML() throws {
    #expect(
      complaint(try WorkbookFixture.file("<row r=\"1\"><c>"))
        == "a.xlsx: Sheet1 row 1: is not well-formed XML (line 1); \(repair)")
    #expect(
      complaint(try WorkbookFixture.file(one, replacing: ["xl/sharedStrings.xml": "<sst><si>"]))
        == "a.xlsx: xl/sharedstrings.xml is not well-formed XML (line 1); \(repair)")
    #expect(
      complaint(try WorkbookFixture.file(one, replacing: ["xl/workbook.xml": ""]))
        == "a.xlsx: xl/workbook.xml is not well-formed XML (line 1); \(repair)")
  }

  @Test func refusesMissingParts() throws {
    #expect(
      complaint(try WorkbookFixture.file(one, replacing: ["xl/worksheets/sheet1.xml": nil]))
        == "a.xlsx: the sheet “Sheet1” is missing (xl/worksheets/sheet1.xml); \(repair)")
    #expect(
      complaint(try WorkbookFixture.file(one, replacing: ["xl/sharedStrings.xml": nil]))
        == "a.xlsx: the shared texts are missing; \(repair)")
    #expect(
      complaint(try WorkbookFixture.file(one, replacing: ["xl/workbook.xml": "<workbook><sheets/></workbook>"]))
        == "a.xlsx: holds no sheet with cells.")
  }

  @Test func refusesImpossibleCells() throws {
    #expect(
      complaint(try WorkbookFixture.file("<row r=\"3\"><c r=\"B3\" t=\"s\"><v>9</v></c></row>"))
        == "a.xlsx: Sheet1 row 3: column B: there is no shared text “9”; \(repair)")
    #expect(
      complaint(try WorkbookFixture.file("<row r=\"3\"><c r=\"B3\"><v>many</v></c></row>"))
        == "a.xlsx: Sheet1 row 3: column B: “many” is not a number; \(repair)")
    #expect(
      complaint(try WorkbookFixture.file("<row r=\"1048577\"><c><v>1</v></c></row>"))
        == "a.xlsx: Sheet1 row 1048577: more than 1048576 rows; \(repair)")
  }

  @Test func refusesBombs() throws {
    var limits = Workbook.Limits()
    limits.bytes = 2_000_000
    let bomb = try WorkbookFixture.file(String(repeating: " ", count: 3_000_000))
    #expect(bomb.count < 20_000)
    #expect(complaint(bomb, limits: limits) == "a.xlsx: unpacks to more than 2 MB; split it into smaller files.")
    let entities =
      "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\">"
      + (1...9).map {
        "<!ENTITY a\($0) \"" + String(repeating: "&a\($0 == 1 ? "" : String($0 - 1));", count: 10) + "\">"
      }
      .joined() + "]>"
    let expanding = try WorkbookFixture.file(
      "",
      replacing: [
        "xl/worksheets/sheet1.xml": entities
          + "<worksheet><sheetData><row><c t=\"str\"><v>&a9;</v></c></row></sheetData></worksheet>"
      ])
    #expect(complaint(expanding)?.contains("is not well-formed XML") == true)
  }

  @Test func saysThatAFileIsMissing() {
    #expect(throws: ImportError.self) { try Workbook(contentsOf: "/nonexistent/folder/none.xlsx") }
  }
}
