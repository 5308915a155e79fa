/// What makes two transcripts of a case repeats of each other: their cell, the settings that they were played with, and
/// where a person edited their turns, what these say.
public struct PlayedKind: Hashable, Sendable {
  /// Nil where it is not known.
  public var scenario: Int?
  public var condition: String
  public var model: String
  /// Nil where it is not known, as of imported transcripts.
  public var temperature: Double?
  /// Turns from the context to the request.
  public var distance: Int?
  /// What was edited, in the order of the turns; empty where nothing was.
  public var edits: [Edit] = []

  /// One user turn that says something else than the conversation that it comes from.
  public struct Edit: Hashable, Sendable {
    /// The turn's index; 0 where that conversation is not here to compare.
    public var turn: Int
    public var text: String
    /// It is the context that stands elsewhere.
    public var isPlacement = false
  }

  private struct Cell: Hashable {
    var scenario: Int?
    var condition: String
    var model: String
  }

  private var cell: Cell { Cell(scenario: scenario, condition: condition, model: model) }

  // MARK: - Finding them

  /// The transcripts by their kinds, both in the order in which they are given.
  public static func sorted(_ transcripts: [Transcript], in store: Store) throws -> [(
    kind: PlayedKind, group: [Transcript]
  )] {
    var temperatures: [String: Double?] = [:]
    for run in Set(transcripts.map(\.run)) {
      let settings = try? store.run(run).settings
      temperatures[run] = settings.flatMap { $0.kind == .import ? nil : $0.sampling.temperature }
    }
    let known = Dictionary(transcripts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var order: [PlayedKind] = []
    var groups: [PlayedKind: [Transcript]] = [:]
    // One that did not get to its request has the distance that its cell usually has.
    let usual = usualDistances(of: transcripts)
    for transcript in transcripts {
      var kind = PlayedKind(
        scenario: transcript.scenario?.rawValue, condition: transcript.condition.rawValue, model: transcript.model,
        temperature: temperatures[transcript.run] ?? nil)
      if transcript.edited {
        kind.edits = try edits(of: transcript, among: known, in: store)
      } else {
        kind.distance = transcript.status == .complete ? transcript.distance?.turns : usual[kind.cell]
      }
      if groups[kind] == nil { order.append(kind) }
      groups[kind, default: []].append(transcript)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  private static func usualDistances(of transcripts: [Transcript]) -> [Cell: Int] {
    var counts: [Cell: [Int: Int]] = [:]
    for transcript in transcripts where transcript.status == .complete && !transcript.edited {
      guard let turns = transcript.distance?.turns else { continue }
      let cell = Cell(
        scenario: transcript.scenario?.rawValue, condition: transcript.condition.rawValue, model: transcript.model)
      counts[cell, default: [:]][turns, default: 0] += 1
    }
    return counts.compactMapValues { $0.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
  }

  /// What its user turns say otherwise than those of the conversation that it comes from.
  private static func edits(of transcript: Transcript, among known: [String: Transcript], in store: Store) throws
    -> [Edit]
  {
    var origin = transcript
    var seen: Set<String> = [transcript.id]
    while origin.edited, let parent = origin.parent, seen.insert(parent).inserted, let next = known[parent] {
      origin = next
    }
    let own = try store.turns(of: transcript.id).filter { $0.role == .user }
    let first = try origin.edited ? [] : store.turns(of: origin.id).filter { $0.role == .user }
    func place(_ turns: [Turn]) -> Int? { turns.first { $0.kind == .introduction }?.index }
    guard !first.isEmpty else { return own.map { Edit(turn: 0, text: $0.text) } }
    if let here = place(own), here != place(first) {
      return [Edit(turn: here, text: "", isPlacement: true)]
    }
    return zip(own, first).filter { $0.text != $1.text }.map { Edit(turn: $0.0.index, text: $0.0.text) }
  }

  // MARK: - Telling them apart

  /// For each kind what sets it apart from others of its cell; empty where it is the only one and nothing was edited.
  public static func changes(of kinds: [PlayedKind]) -> [String] {
    let cells = Dictionary(grouping: kinds, by: \.cell)
    let edits = Dictionary(grouping: kinds.flatMap(\.edits), by: \.turn)
    let texts = kinds.map { kind -> String in
      let others = cells[kind.cell] ?? []
      var parts: [String] = []
      if Set(others.map(\.temperature)).count > 1 {
        parts.append("temperature \(kind.temperature.map(Rerun.text) ?? "unknown")")
      }
      if kind.edits.isEmpty, Set(others.filter(\.edits.isEmpty).map(\.distance)).count > 1 {
        parts.append("distance \(kind.distance.map(String.init) ?? "unknown")")
      }
      return
        (parts + kind.edits.filter { $0.turn > 0 }.map { words($0, among: edits[$0.turn] ?? []) }
        + (kind.edits.contains { $0.turn == 0 } ? ["edited"] : [])).joined(separator: ", ")
    }
    // What is too long to be told apart by its beginning gets a number.
    var counts: [String: Int] = [:]
    return zip(kinds, texts).map { kind, text in
      let name = "\(kind.cell) \(text)"
      counts[name, default: 0] += 1
      guard let count = counts[name], count > 1 else { return text }
      return "\(text) (\(count))"
    }
  }

  /// `turn 11 “…with almonds”`: from where the texts that this turn was given begin to differ.
  private static func words(_ edit: Edit, among others: [Edit]) -> String {
    guard !edit.isPlacement else { return "context in turn \(edit.turn)" }
    let texts = Set(others.map(\.text)).map(Array.init)
    let own = Array(edit.text)
    var shared = 0
    if texts.count > 1 {
      while shared < own.count, texts.allSatisfy({ $0.count > shared && $0[shared] == own[shared] }) { shared += 1 }
      // Back to the beginning of the word that differs, and of the one before it.
      while shared > 0, own[shared - 1] != " " { shared -= 1 }
      while shared > 0, own[shared - 1] == " " { shared -= 1 }
      while shared > 0, own[shared - 1] != " " { shared -= 1 }
    }
    // What is shared is left out only where the difference would not be seen.
    let isCut = shared > 12
    let text = (isCut ? "…" : "") + String(own[(isCut ? shared : 0)...])
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "turn \(edit.turn) “\(line.prefix(36))\(line.count > 36 ? "…" : "")”"
  }
}
