import Engine
import Foundation
import Testing

/// Whatever happens to a file, reading it gives values or an `ImportError`, never a crash.
@Suite struct ImportDamageTests {
  private func damage(_ whole: Data, path: String, rounds: Int) {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<rounds {
      var bytes = [UInt8](whole)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] ^= UInt8(1 << Int.random(in: 0..<8, using: &generator))
        case 1: bytes.remove(at: index)
        default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: index)
        }
      }
      do throws(ImportError) {
        _ = try Importer().read(Data(bytes), path: path)
      } catch {
        let text = error.description
        #expect(text.hasPrefix("f.") && text.hasSuffix(".") && !text.contains("\n"), "\(text)")
      }
    }
  }

  @Test func survivesDamagedWorkbooks() throws {
    let rows =
      [WorkbookFixture.comparisonsHeader] + Array(repeating: WorkbookFixture.result("2", "x", "2", nil), count: 5)
    damage(try WorkbookFixture.table(rows), path: "f.xlsx", rounds: 400)
  }

  /// Past the checksums: the parts themselves are damaged before they are packed.
  @Test func survivesDamagedParts() throws {
    var generator = SeededGenerator(seed: 9)
    let sheet = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>12</v></c></row>"
    for _ in 0..<400 {
      var bytes = Array(sheet.utf8)
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 32...126, using: &generator)
      let data = try WorkbookFixture.file(String(decoding: bytes, as: UTF8.self), shared: "<si><t>a</t></si>")
      _ = try? Workbook(data: data, file: "f.xlsx")
    }
  }

  @Test func survivesDamagedLines() throws {
    let line =
      #"{"constraint":"c","scenario":3,"turns":[{"role":"user","text":"é🌵"},{"role":"assistant","text":"b"}],"#
      + #""ratings":[{"rater":"rule","value":1,"spans":[{"turn":2,"start":0,"end":1,"label":"risk","quote":"b"}]}]}"#
    damage(Data((line + "\n" + line).utf8), path: "f.jsonl", rounds: 600)
    damage(try Archive.compressZstd(Data(line.utf8)), path: "f.jsonl.zst", rounds: 300)
    let extremes = [
      #""start":-5,"end":3"#, #""start":0,"end":9223372036854775807"#, #""start":-9223372036854775808,"end":1"#,
      #""start":3,"end":3"#, #""start":9223372036854775807,"end":-9223372036854775808"#,
    ]
    for extreme in extremes {
      for turn in ["1", "0", "-9223372036854775808"] {
        let text =
          #"{"constraint":"c","turns":[{"role":"user","text":"abc"}],"ratings":[{"rater":"rule","value":1,"spans":[{"turn":"#
          + turn + "," + extreme + #","label":"risk","quote":"b"}]}]}"#
        _ = try? HeedJSONL.decode(text)
      }
    }
  }
}
