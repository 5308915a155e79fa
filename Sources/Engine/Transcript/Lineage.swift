/// The tree of reruns that a transcript belongs to.
public struct Lineage: Sendable, Equatable {
  /// One transcript of the tree.
  public struct Node: Sendable, Equatable, Identifiable {
    public var id: String
    /// The transcript that this one is a rerun of; in the root, one that is not here.
    public var parent: String?
    /// What was changed from the parent, in words.
    public var changed: String?
    public var run: String
    public var model: String
    public var scenario: Scenario?
    public var condition: Condition
    public var `repeat`: Int
    public var status: TranscriptStatus
    /// The rating that counts.
    public var rating: RatingValue?
    /// How many reruns it is away from the root; 0 for the root.
    public var depth: Int

    public init(_ transcript: Transcript) {
      id = transcript.id
      parent = transcript.parent
      changed = transcript.changed
      run = transcript.run
      model = transcript.model
      scenario = transcript.scenario
      condition = transcript.condition
      `repeat` = transcript.repeat
      status = transcript.status
      rating = transcript.rating
      depth = 0
    }
  }

  /// The root first, each transcript followed by its reruns and theirs; never empty.
  public let nodes: [Node]

  /// The tree that holds this transcript; nil if it is not among those given.
  ///
  /// Reruns stand in the order in which they are given. Where parents go round in a circle, which an imported file can
  /// bring about, the first of the circle is the root.
  public init?(of id: String, among transcripts: [Transcript]) {
    var byID: [String: Node] = [:]
    var position: [String: Int] = [:]
    var children: [String: [String]] = [:]
    for transcript in transcripts where byID[transcript.id] == nil {
      byID[transcript.id] = Node(transcript)
      position[transcript.id] = position.count
      if let parent = transcript.parent { children[parent, default: []].append(transcript.id) }
    }
    guard byID[id] != nil else { return nil }
    var (root, path) = (id, [id])
    var seen: Set<String> = [id]
    while let parent = byID[root]?.parent, byID[parent] != nil {
      guard seen.insert(parent).inserted else {
        let circle = path[(path.firstIndex(of: parent) ?? 0)...]
        root = circle.min { position[$0, default: 0] < position[$1, default: 0] } ?? parent
        break
      }
      root = parent
      path.append(parent)
    }
    var nodes: [Node] = []
    var visited: Set<String> = []
    var waiting = [(id: root, depth: 0)]
    while let (next, depth) = waiting.popLast() {
      guard visited.insert(next).inserted, var node = byID[next] else { continue }
      node.depth = depth
      nodes.append(node)
      waiting += children[next, default: []].reversed().map { ($0, depth + 1) }
    }
    self.nodes = nodes
  }

  /// The transcript that all others come from, as far as is known.
  public var root: Node { nodes[0] }

  public subscript(id: String) -> Node? { nodes.first { $0.id == id } }

  /// The reruns of a transcript, in order.
  public func children(of id: String) -> [Node] {
    guard let at = nodes.firstIndex(where: { $0.id == id }) else { return [] }
    let below = nodes[(at + 1)...].prefix { $0.depth > nodes[at].depth }
    return below.filter { $0.depth == nodes[at].depth + 1 }
  }

  /// From the root to a transcript, both included.
  public func path(to id: String) -> [Node] {
    guard let at = nodes.firstIndex(where: { $0.id == id }) else { return [] }
    var path = [nodes[at]]
    for node in nodes[..<at].reversed() where node.depth == (path.last?.depth ?? 0) - 1 { path.append(node) }
    return path.reversed()
  }
}
