import Engine
import Foundation

/// `heed queue`: review queues from the command line; the explorer goes through them with `T`.
enum QueueCommand: Command {
  static let actions = ["new", "list", "show", "delete"]

  static let spec = CommandSpec(
    name: "queue", summary: "make, list, show or delete review queues",
    operands: [
      .init(name: actions.joined(separator: "|"), summary: "what to do"),
      .init(name: "NAME", summary: "the queue; not for list", isOptional: true),
    ],
    options: [
      .filter,
      .init(
        name: "order", value: "ORDER", summary: "which come first (default unsure)",
        choices: ReviewQueue.Order.allCases.map(\.rawValue)),
      .init(name: "seed", value: "N", summary: "for random and stratified orders (default 1)"),
      .init(name: "limit", value: "N", summary: "at most so many transcripts"),
      .init(name: "as", value: "NAME", summary: "whose queue it is (default: who is logged in)"),
    ],
    discussion: """
      new freezes the transcripts that the filter lets through now, in the chosen order; later ratings move nothing in it. An
      item is done when the queue's owner has rated its transcript. In the explorer, T takes a queue up where it was left.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let arguments = context.arguments
    let store = try context.store()
    let author = try ExplorerCommand.author(arguments)
    let action = arguments.operands[0]
    if action == "list" {
      let queues = try store.queues(of: author)
      if context.output.isJSON {
        context.output.print(.array(queues.map { .object(fields($0)) }))
      } else {
        for queue in queues { context.output.print(line(queue)) }
        if queues.isEmpty { context.output.say("\(author) has no queues; heed queue new NAME makes one.") }
      }
      return .done
    }
    guard actions.contains(action) else {
      throw arguments.usage("“\(action)” is nothing to do with a queue: it takes \(actions.joined(separator: ", ")).")
    }
    guard arguments.operands.count == 2 else { throw arguments.usage("“heed queue \(action)” needs the queue's name.") }
    let name = arguments.operands[1]
    switch action {
    case "new":
      let queue = try store.makeQueue(
        name: name, author: author, filter: try context.filter(),
        order: arguments.value("order").flatMap(ReviewQueue.Order.init(rawValue:)) ?? .unsure,
        seed: try arguments.integer("seed", in: 0...Int.max) ?? 1,
        limit: try arguments.integer("limit", in: 1...Int.max),
        at: Date())
      show(queue, in: context)
    case "delete":
      let queue = try store.queue(named: name, of: author)
      try store.deleteQueue(queue.id)
      context.output.say("“\(name.onOneLine)” is deleted; the ratings made in it stay.")
    default:
      let queue = try store.queue(named: name, of: author)
      let items = try store.items(of: queue.id)
      if context.output.isJSON {
        context.output.print(.object(fields(queue) + [("items", .array(items.map(json)))]))
      } else {
        context.output.print(line(queue))
        for item in items {
          let state = item.isDone ? "rated" : item.isSkipped ? "skipped" : "open"
          context.output.print(
            "\(item.position) \(item.transcript.onOneLine) \(state)\(item.isFlagged ? " flagged" : "") "
              + "\(Int(item.seconds.rounded())) s")
        }
      }
    }
    return .done
  }

  private static func show(_ queue: ReviewQueue, in context: Context) {
    if context.output.isJSON { context.output.print(.object(fields(queue))) } else { context.output.print(line(queue)) }
  }

  private static func line(_ queue: ReviewQueue) -> String {
    let text =
      "\(queue.name): \(queue.done) of \(queue.count) rated, \(queue.skipped) skipped, \(queue.flagged) flagged, "
      + "\(queue.order.title)\(queue.filter.isEmpty ? "" : ", \(queue.filter)")"
    return text.onOneLine
  }

  private static func fields(_ queue: ReviewQueue) -> [(String, OrderedJSON)] {
    [
      ("name", .string(queue.name)), ("author", .string(queue.author)), ("filter", .string(queue.filter)),
      ("order", .string(queue.order.rawValue)), ("seed", .int(queue.seed)), ("count", .int(queue.count)),
      ("done", .int(queue.done)), ("skipped", .int(queue.skipped)), ("flagged", .int(queue.flagged)),
      ("seconds", .double(queue.seconds)), ("seconds_an_item", .optional(queue.secondsAnItem)),
    ]
  }

  private static func json(_ item: ReviewItem) -> OrderedJSON {
    .object([
      ("position", .int(item.position)), ("transcript", .string(item.transcript)), ("done", .bool(item.isDone)),
      ("skipped", .bool(item.isSkipped)), ("flagged", .bool(item.isFlagged)), ("seconds", .double(item.seconds)),
    ])
  }
}
