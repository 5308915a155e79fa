import Foundation
import Testing

@testable import Engine

/// Writes of many tasks that share transactions.
@Suite struct CommitsTests {
  @Test func everyWriteIsThereWhenItsTaskGoesOn() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    await withTaskGroup(of: Bool.self) { group in
      for number in 1...200 {
        group.addTask {
          let written: Int? = try? await store.commit { (db) throws(StoreError) in
            try db.run(
              "INSERT INTO setting(name, value) VALUES (?, ?)", [.text("n\(number)"), .text(String(number))])
            return number
          }
          let found = try? store.setting("n\(number)")
          return written == number && found == String(number)
        }
      }
      for await isThere in group { #expect(isThere) }
    }
  }

  @Test func whatCannotBeWrittenFailsAlone() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    await withTaskGroup(of: (number: Int, isWritten: Bool).self) { group in
      for number in 1...60 {
        group.addTask {
          do {
            try await store.commit { (db) throws(StoreError) in
              try db.run("INSERT INTO setting(name, value) VALUES (?, 'here')", [.text("n\(number)")])
              if number % 7 == 0 {
                try db.run("INSERT INTO setting(name, value) VALUES (?, 'again')", [.text("n\(number)")])
              }
            }
            return (number, true)
          } catch {
            return (number, false)
          }
        }
      }
      for await (number, isWritten) in group { #expect(isWritten == (number % 7 != 0)) }
    }
    #expect(try store.setting("n6") == "here")
    #expect(try store.setting("n7") == nil)
  }
}
