import Engine
import Foundation
import TUI

/// `heed` without a command: the explorer.
enum ExplorerCommand {
  static let spec = CommandSpec(name: "", summary: "open the explorer")

  static func run(_ context: Context) throws -> ExitStatus { .done }
}
