/// What models, servers and files say may hold anything; a terminal obeys some of it. Whatever is printed for people
/// passes through here.
extension String {
  /// Without characters that a terminal obeys: controls stand as their pictures, C1 and bidirectional controls as �.
  /// Line ends and tabs stay.
  package var terminalSafe: String { replacingControls { $0 == "\n" || $0 == "\t" ? $0 : nil } }

  /// As `terminalSafe`, with line ends and tabs as spaces, so that one thing stays on one line.
  package var onOneLine: String {
    replacingControls { "\n\t\r\u{b}\u{c}\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) ? " " : nil }
  }

  private func replacingControls(_ special: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      result.append(special(scalar) ?? scalar.picture ?? scalar)
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// What stands for a control character; nil for every other.
  fileprivate var picture: Unicode.Scalar? {
    switch value {
    case 0..<0x20: Unicode.Scalar(0x2400 + value)
    case 0x7f: "␡"
    case 0x80..<0xa0, 0x61c, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: "�"
    default: nil
    }
  }
}
