import Engine
import Foundation
import TUI

/// From the words of the command line to an exit status; the one place where errors become text.
enum Program {
  static func run(_ words: [String]) -> ExitStatus {
    do {
      return try start(words)
    } catch let error as UsageError {
      Output.complain(error.description)
      return .usage
    } catch let error as FilterError {
      Output.complain("--filter: \(error.description)\nSee `heed help filters`.")
      return .usage
    } catch let error as SelectionError {
      Output.complain(error.description)
      return .usage
    } catch let error as ConfigurationError {
      Output.complain(error.description)
      return .usage
    } catch let error as ModelError {
      Output.complain(error.detail)
      return error.cause == .configuration ? .usage : .failed
    } catch is CancellationError {
      return .stopped
    } catch {
      Output.complain("\(error)")
      return .failed
    }
  }

  private static func start(_ words: [String]) throws -> ExitStatus {
    // Common options may stand before the command.
    guard let position = commandPosition(words) else {
      let context = Context(try Arguments(words, for: ExplorerCommand.spec))
      if let status = commonAnswer(context) { return status }
      return try ExplorerCommand.run(context)
    }
    let name = words[position]
    guard let command = Commands.named(name) else {
      let near = Nearest.words(to: name, among: Commands.specs.filter { !$0.isHidden }.map(\.name))
      throw UsageError(
        message:
          "There is no command “\(name)”\(near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?").")
    }
    let rest = Array(words[..<position]) + Array(words[(position + 1)...])
    let context = Context(try Arguments(rest, for: command.spec))
    if let status = commonAnswer(context, command.spec) { return status }
    return try wait { try await command.run(context) }
  }

  /// The first word that is neither an option nor the value of one.
  private static func commandPosition(_ words: [String]) -> Int? {
    var position = 0
    while position < words.count {
      let word = words[position]
      guard word.hasPrefix("-") else { return position }
      position += optionsWithValue.contains(word) ? 2 : 1
    }
    return nil
  }

  /// An option takes a value in every command that has it or in none.
  private static let optionsWithValue: Set<String> = {
    let options = ([ExplorerCommand.spec] + Commands.specs).flatMap(\.options) + CommandSpec.common
    return Set(options.filter { $0.value != nil }.map { "--\($0.name)" } + ["-o"])
  }()

  private static func commonAnswer(_ context: Context, _ spec: CommandSpec? = nil) -> ExitStatus? {
    if context.arguments.has("version") {
      context.output.print("heed \(Heed.version)")
      return .done
    }
    guard context.arguments.has("help") else { return nil }
    context.output.print(spec.map(HelpText.command) ?? HelpText.program(Commands.specs))
    return .done
  }

  /// Runs asynchronous work to its end from the main thread.
  private static func wait(_ work: @escaping @Sendable () async throws -> ExitStatus) throws -> ExitStatus {
    let done = DispatchSemaphore(value: 0)
    let box = ResultBox()
    Task.detached {
      do { box.result = .success(try await work()) } catch { box.result = .failure(error) }
      done.signal()
    }
    done.wait()
    return try box.result.get()
  }

  /// Written once before the semaphore is signalled, read once after.
  private final class ResultBox: @unchecked Sendable {
    var result: Result<ExitStatus, any Error> = .success(.failed)
  }
}
