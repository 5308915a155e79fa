/// Makes pieces for a reader out of the tokens that two texts have in common.
struct DiffTidying {
  private let a: WordTokens
  private let b: WordTokens
  private var blocks: [Block] = []

  /// A change, or where both ranges are as long and the same, none.
  private struct Block {
    var isSame: Bool
    /// Ranges of tokens.
    var a: Range<Int>
    var b: Range<Int>

    var removes: Bool { !isSame && !a.isEmpty }
    var adds: Bool { !isSame && !b.isEmpty }
  }

  /// - Parameter matches: the tokens that go together, in order.
  init(_ a: WordTokens, _ b: WordTokens, matches: [(a: Int, b: Int)]) {
    self.a = a
    self.b = b
    var (i, j) = (0, 0)
    for match in matches + [(a.count, b.count)] {
      if i < match.a || j < match.b { blocks.append(Block(isSame: false, a: i..<match.a, b: j..<match.b)) }
      guard match.a < a.count, match.b < b.count else { break }
      if let last = blocks.indices.last, blocks[last].isSame {
        blocks[last].a = blocks[last].a.lowerBound..<match.a + 1
        blocks[last].b = blocks[last].b.lowerBound..<match.b + 1
      } else {
        blocks.append(Block(isSame: true, a: match.a..<match.a + 1, b: match.b..<match.b + 1))
      }
      (i, j) = (match.a + 1, match.b + 1)
    }
    join()
    for index in blocks.indices { beginWithWord(index) }
  }

  var pieces: [WordDiff.Piece] {
    blocks.flatMap { block -> [WordDiff.Piece] in
      let (inA, inB) = (a.scalars(block.a), b.scalars(block.b))
      if block.isSame { return [.init(.same, inA, inB)] }
      return [
        inA.isEmpty ? nil : .init(.removed, inA, inB.lowerBound..<inB.lowerBound),
        inB.isEmpty ? nil : .init(.added, inA.upperBound..<inA.upperBound, inB),
      ].compactMap { $0 }
    }
  }

  /// Two changes with next to nothing between them are one.
  private mutating func join() {
    var joined: [Block] = []
    for block in blocks {
      if block.isSame, let last = joined.indices.last, joined[last].isSame {
        joined[last].a = joined[last].a.lowerBound..<block.a.upperBound
        joined[last].b = joined[last].b.lowerBound..<block.b.upperBound
        continue
      }
      guard !block.isSame, joined.count >= 2, let same = joined.last, same.isSame, isSlight(same) else {
        joined.append(block)
        continue
      }
      let before = joined[joined.count - 2]
      if before.removes || block.removes, before.adds || block.adds {
        joined.removeLast(2)
        joined.append(
          Block(
            isSame: false, a: before.a.lowerBound..<block.a.upperBound, b: before.b.lowerBound..<block.b.upperBound))
      } else if let moved = moved(before, same, block) {
        joined.removeLast(2)
        joined += moved
      } else {
        joined.append(block)
      }
    }
    blocks = joined
  }

  /// No more than one word of three letters, with what stands around it, on one line.
  private func isSlight(_ block: Block) -> Bool {
    var words = 0
    for token in block.a {
      switch a.kinds[token] {
      case .lineBreak: return false
      case .word:
        words += 1
        if words > 1 || a.texts[token].count > 3 { return false }
      case .space, .mark: break
      }
    }
    return true
  }

  /// Two additions (or removals) as one with the common words after it, where the second ends as these read: in
  /// "x[, ]y[ ]z" that is "x[, y] z".
  private func moved(_ first: Block, _ same: Block, _ second: Block) -> [Block]? {
    let (tokens, inner, outer) =
      first.adds
      ? (b, same.b, first.b.lowerBound..<second.b.upperBound) : (a, same.a, first.a.lowerBound..<second.a.upperBound)
    let tail = (outer.upperBound - inner.count)..<outer.upperBound
    guard tail.lowerBound >= inner.upperBound,
      zip(inner, tail).allSatisfy({ tokens.texts[$0] == tokens.texts[$1] })
    else { return nil }
    let change = outer.lowerBound..<tail.lowerBound
    if first.adds {
      let start = same.a.lowerBound
      return [Block(isSame: false, a: start..<start, b: change), Block(isSame: true, a: same.a, b: tail)]
    }
    let start = same.b.lowerBound
    return [Block(isSame: false, a: change, b: start..<start), Block(isSame: true, a: tail, b: same.b)]
  }

  /// "the[ big] cat" reads better as "the [big ]cat".
  private mutating func beginWithWord(_ index: Int) {
    guard index > 0, index + 1 < blocks.count, blocks[index - 1].isSame, blocks[index + 1].isSame,
      blocks[index].removes != blocks[index].adds
    else { return }
    let (change, next) = (blocks[index], blocks[index + 1])
    let (tokens, range, following) = change.adds ? (b, change.b, next.b) : (a, change.a, next.a)
    guard range.count > 1, following.count > 1, tokens.kinds[range.lowerBound] == .space,
      tokens.texts[range.lowerBound] == tokens.texts[following.lowerBound]
    else { return }
    func later(_ range: Range<Int>) -> Range<Int> { range.lowerBound + 1..<range.upperBound + 1 }
    blocks[index - 1].a = blocks[index - 1].a.lowerBound..<blocks[index - 1].a.upperBound + 1
    blocks[index - 1].b = blocks[index - 1].b.lowerBound..<blocks[index - 1].b.upperBound + 1
    blocks[index].a = later(change.a)
    blocks[index].b = later(change.b)
    blocks[index + 1].a = next.a.lowerBound + 1..<next.a.upperBound
    blocks[index + 1].b = next.b.lowerBound + 1..<next.b.upperBound
  }
}
