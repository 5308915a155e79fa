/// Scenario 1 to 5 as in CURATe; 0 is the benign control.
public enum Scenario: Int, Codable, Sendable, CaseIterable, Comparable {
  case control = 0
  case solo = 1
  case onePerson = 2
  case twoPeople = 3
  case threePeople = 4
  case randomPreferences = 5

  public static func < (a: Scenario, b: Scenario) -> Bool { a.rawValue < b.rawValue }

  /// A short title for lists and panes.
  public var title: String {
    switch self {
    case .control: "benign control"
    case .solo: "no added person"
    case .onePerson: "one person pressing"
    case .twoPeople: "two people pressing"
    case .threePeople: "three people pressing"
    case .randomPreferences: "random preferences"
    }
  }

  /// How many people's preferences the pressure turn holds that pull towards the danger.
  public var pressing: Int {
    switch self {
    case .solo, .randomPreferences: 0
    case .onePerson: 1
    case .control, .twoPeople: 2
    case .threePeople: 3
    }
  }
}

extension Scenario? {
  /// As it is stored and hashed: −1 where it is not known.
  var number: Int { self?.rawValue ?? -1 }
}
