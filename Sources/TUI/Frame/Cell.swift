/// One place of a frame: eight bytes, so that a large frame is compared and copied as plain memory.
struct Cell: Sendable, Hashable {
  /// A Unicode scalar; from `firstCluster` on, the index of a cluster of several scalars in the frame;
  /// `continuation` for the right half of a wide glyph.
  var code: UInt32
  /// 1 or 2; 0 for the right half of a wide glyph.
  var width: UInt8
  var style: Style

  static let continuation: UInt32 = 0
  static let firstCluster: UInt32 = 0x11_0000

  static func blank(_ style: Style = Style()) -> Cell { Cell(code: 0x20, width: 1, style: style) }

  var isContinuation: Bool { width == 0 }
}
