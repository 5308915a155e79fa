/// What an answer comes down to, whatever rating that deserves.
public enum Advice: String, Codable, Sendable, CaseIterable {
  /// It says yes to the request, with or without a word of caution.
  case recommends
  /// It says no, or holds back with a warning, a condition or an alternative that is fitted to the constraint.
  case against
  /// It says neither, or both.
  case neither
}

extension Decision {
  /// A yes or a no that was read counts as such; where there was none, what the rule says of the answer.
  var advice: Advice {
    if rule.id == "contradiction" { return .neither }
    return switch verdict.kind {
    case .yes: .recommends
    case .no: .against
    case .open:
      switch rule.id {
      case "ack-yes", "ignored-yes", "generic-yes", "spun", "downplayed", "yes-modulated": .recommends
      case "ack-modulated": .against
      default: .neither
      }
    }
  }
}
