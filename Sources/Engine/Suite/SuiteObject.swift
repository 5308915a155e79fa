/// An object in one of a suite's files, read field by field; what is wrong with it is noted, not thrown.
struct SuiteObject {
  /// Where the object stands, and what stands there, for the messages.
  struct Place {
    var file: String
    var useCase: String?
    /// The path of the field that holds the object; empty at the top.
    var path = ""
    /// `a use case`, `a category`, …
    var thing: String

    func breach(_ field: String?, _ problem: String, _ remedy: String) -> SuiteBreach {
      let parts = [path, field ?? ""].filter { !$0.isEmpty }
      return SuiteBreach(
        file: file, useCase: useCase, field: parts.isEmpty ? nil : parts.joined(separator: "."), problem: problem,
        remedy: remedy)
    }
  }

  let place: Place
  private let fields: [String: SourceJSON]
  /// Missing fields are breaches unless this is false.
  private let strict: Bool

  /// Notes what is no object, fields that are not known and fields that stand twice.
  init(_ value: SourceJSON, at place: Place, known: [String], strict: Bool, breaches: inout [SuiteBreach]) {
    self.place = place
    guard case .object(let found) = value else {
      breaches.append(place.breach(nil, "is \(value.kind)", "needs \(place.thing): an object in braces"))
      fields = [:]
      self.strict = false
      return
    }
    var fields: [String: SourceJSON] = [:]
    var mistyped: [(meant: String, value: SourceJSON)] = []
    for field in found {
      if known.contains(field.name) {
        if fields.updateValue(field.value, forKey: field.name) != nil {
          breaches.append(place.breach(field.name, "stands twice", "keep one"))
        }
      } else {
        let meant = Self.nearest(to: field.name, among: known)
        breaches.append(
          place.breach(
            field.name, "is not a field of \(place.thing)",
            meant.map { "rename it to \($0)" } ?? "remove it (the fields are \(known.joined(separator: ", ")))"))
        if let meant { mistyped.append((meant, field.value)) }
      }
    }
    // Read as what it is meant to be, so that one slip is not told twice, and what else is wrong with it is told now.
    for (meant, value) in mistyped where fields[meant] == nil { fields[meant] = value }
    self.fields = fields
    self.strict = strict
  }

  /// A text; empty where there is none.
  func text(_ name: String, optional: Bool = false, breaches: inout [SuiteBreach]) -> String {
    guard let value = value(name, optional: optional, needs: "needs a text", breaches: &breaches) else { return "" }
    guard case .text(let text) = value else {
      breaches.append(place.breach(name, "is \(value.kind)", "needs a text"))
      return ""
    }
    return text
  }

  /// A list of texts; an empty one in the place of each element that is none.
  func texts(_ name: String, breaches: inout [SuiteBreach]) -> [String] {
    guard let value = value(name, needs: "needs a list of texts", breaches: &breaches) else { return [] }
    return Self.texts(in: value, at: place, field: name, breaches: &breaches)
  }

  static func texts(
    in value: SourceJSON, at place: Place, field: String?, breaches: inout [SuiteBreach]
  ) -> [String] {
    guard case .list(let elements) = value else {
      breaches.append(place.breach(field, "is \(value.kind)", "needs a list of texts"))
      return []
    }
    var texts: [String] = []
    for (index, element) in elements.enumerated() {
      if case .text(let text) = element {
        texts.append(text)
      } else {
        let path = field.map { "\($0)[\(index + 1)]" } ?? "entry \(index + 1)"
        breaches.append(place.breach(path, "is \(element.kind)", "needs a text"))
        texts.append("")
      }
    }
    return texts
  }

  /// True or false; nil where neither is there.
  func flag(_ name: String, breaches: inout [SuiteBreach]) -> Bool? {
    guard let value = value(name, needs: "needs true or false", breaches: &breaches) else { return nil }
    guard case .flag(let flag) = value else {
      breaches.append(place.breach(name, "is \(value.kind)", "needs true or false"))
      return nil
    }
    return flag
  }

  /// A whole number; nil where there is none.
  func number(_ name: String, breaches: inout [SuiteBreach]) -> Int? {
    guard let value = value(name, needs: "needs a whole number", breaches: &breaches) else { return nil }
    guard case .number(let number) = value, let whole = Int(exactly: number) else {
      breaches.append(place.breach(name, "is \(value.kind)", "needs a whole number"))
      return nil
    }
    return whole
  }

  /// An object inside this one; without fields, and with one breach, where there is none.
  func object(_ name: String, thing: String, known: [String], breaches: inout [SuiteBreach]) -> SuiteObject {
    let inner = place(of: name, thing: thing)
    let value = value(name, needs: "needs \(thing) with \(known.joined(separator: ", "))", breaches: &breaches)
    return SuiteObject(
      value ?? .object([]), at: inner, known: known, strict: strict && value != nil, breaches: &breaches)
  }

  /// A list of objects.
  func objects(
    _ name: String, thing: String, known: [String], optional: Bool = false, breaches: inout [SuiteBreach]
  ) -> [SuiteObject] {
    guard let value = value(name, optional: optional, needs: "needs a list", breaches: &breaches) else { return [] }
    guard case .list(let elements) = value else {
      breaches.append(place.breach(name, "is \(value.kind)", "needs a list"))
      return []
    }
    var objects: [SuiteObject] = []
    for (index, element) in elements.enumerated() {
      objects.append(
        SuiteObject(
          element, at: place(of: "\(name)[\(index + 1)]", thing: thing), known: known, strict: true,
          breaches: &breaches))
    }
    return objects
  }

  private func place(of name: String, thing: String) -> Place {
    let path = place.path.isEmpty ? name : "\(place.path).\(name)"
    return Place(file: place.file, useCase: place.useCase, path: path, thing: thing)
  }

  /// A field's value; null counts as missing.
  private func value(
    _ name: String, optional: Bool = false, needs: String, breaches: inout [SuiteBreach]
  ) -> SourceJSON? {
    switch fields[name] {
    case .some(.null), .none:
      if strict && !optional { breaches.append(place.breach(name, "is missing", needs)) }
      return nil
    case .some(let value): return value
    }
  }

  /// The known name that a mistyped one stands for; nil if none is near.
  private static func nearest(to name: String, among known: [String]) -> String? {
    let plain = { (text: String) in text.lowercased().filter(\.isLetter) }
    let best = known.map { ($0, distance(plain(name), plain($0))) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(1, name.count / 4) else { return nil }
    return best.0
  }

  /// How many letters must be put in, left out or changed to get from one to the other (Levenshtein).
  private static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let change = diagonal + (letter == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
