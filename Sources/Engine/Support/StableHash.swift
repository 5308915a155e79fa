/// A hash that is the same in every process and on every machine: FNV-1a over the parts, finished with splitmix64's mixer.
public struct StableHash: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  /// Hashes the parts in order; the boundary between two parts counts.
  public init(_ parts: String...) {
    for part in parts { combine(part) }
  }

  public mutating func combine(_ part: String) {
    for byte in part.utf8 {
      state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    state = (state ^ 0xff) &* 0x100_0000_01b3
  }

  /// Hashes bytes as a part, as if they were the UTF-8 of a text.
  public mutating func combine(bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    state = (state ^ 0xff) &* 0x100_0000_01b3
  }

  /// Hashes bytes as a part of both, in half the time that one after the other takes.
  static func combine(bytes: UnsafeRawBufferPointer, into first: inout StableHash, _ second: inout StableHash) {
    for byte in bytes {
      first.state = (first.state ^ UInt64(byte)) &* 0x100_0000_01b3
      second.state = (second.state ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    first.state = (first.state ^ 0xff) &* 0x100_0000_01b3
    second.state = (second.state ^ 0xff) &* 0x100_0000_01b3
  }

  public mutating func combine(_ part: Int) { combine(String(part)) }

  public var value: UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// Splitmix64: a small seeded generator whose sequence never changes (Steele, Lea, Flood 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// In [0, 1).
  public mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// One of the elements; nil if there is none.
  public mutating func pick<T>(_ elements: [T]) -> T? {
    elements.isEmpty ? nil : elements[Int(next() % UInt64(elements.count))]
  }
}
