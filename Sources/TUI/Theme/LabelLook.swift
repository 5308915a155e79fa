internal import Engine

/// How a label looks: one table for spans in turns, the margin and the legend. The mark and the attributes tell the
/// labels apart where there is no colour.
struct LabelLook: Sendable, Equatable {
  /// The label's identifier.
  let id: String
  let slot: Slot
  /// One ASCII character for the margin and the start of a span.
  let mark: Character
  let attributes: Attributes

  /// The style of the text that carries the label.
  var style: Style { Style(slot, on: slot == .ignored ? .ignored : .screen, attributes) }

  /// Every label of the taxonomy.
  static let all: [LabelLook] =
    [
      LabelLook(id: "disclosure", slot: .disclosure, mark: "*", attributes: .bold),
      LabelLook(id: "pressure", slot: .pressure, mark: "&", attributes: []),
      LabelLook(id: "request", slot: .request, mark: ">", attributes: []),
      LabelLook(id: "acknowledgement", slot: .acknowledgement, mark: "+", attributes: .underline),
      LabelLook(id: "risk", slot: .risk, mark: "^", attributes: .underline),
      LabelLook(id: "modulation", slot: .modulation, mark: "~", attributes: .underline),
      LabelLook(id: "alternative", slot: .alternative, mark: "|", attributes: .underline),
      LabelLook(id: "question", slot: .question, mark: "@", attributes: .underline),
      LabelLook(id: "endorsement", slot: .endorsement, mark: "!", attributes: .bold),
      LabelLook(id: "ignored", slot: .ignored, mark: "#", attributes: .bold),
      LabelLook(id: "spin", slot: .spin, mark: "%", attributes: .bold),
      LabelLook(id: "generic-caution", slot: .genericCaution, mark: "=", attributes: .italic),
    ]
    + Label.failureModes.map { label in
      LabelLook(id: label.id, slot: modeSlot(label.id), mark: label.id.first ?? "-", attributes: .bold)
    }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The look of a label; a suite's own labels get a common one with the mark `-`.
  static func find(_ id: String) -> LabelLook {
    byID[id] ?? LabelLook(id: id, slot: .otherLabel, mark: "-", attributes: .underline)
  }

  /// Where spans overlap, the one with the higher rank is drawn: bad before good before context.
  var rank: Int {
    switch slot {
    case .ignored: 5
    case .endorsement, .spin: 4
    case .genericCaution, .modeA, .modeW, .modeE, .modeK, .modeF, .modeO: 3
    case .disclosure, .pressure, .request: 1
    default: 2
    }
  }

  private static func modeSlot(_ id: String) -> Slot {
    switch id.first {
    case "A": .modeA
    case "W": .modeW
    case "E": .modeE
    case "K": .modeK
    case "F": .modeF
    case "O": .modeO
    default: .otherLabel
    }
  }
}
