/// What the tokenizer knows of single characters.
enum Letters {
  static let abbreviations: Set<String> = [
    "dr", "mr", "mrs", "ms", "st", "prof", "vs", "etc", "approx", "no.", "inc", "jr", "sr", "mt", "ft", "dept",
  ]

  static func isDigit(_ s: Unicode.Scalar) -> Bool { s.value >= 0x30 && s.value <= 0x39 }

  static func isUpper(_ s: Unicode.Scalar) -> Bool {
    s.isASCII ? s.value >= 0x41 && s.value <= 0x5a : s.properties.isUppercase
  }

  static func isWordScalar(_ s: Unicode.Scalar) -> Bool {
    let v = s.value
    if v < 0x80 { return (v >= 0x61 && v <= 0x7a) || (v >= 0x41 && v <= 0x5a) || (v >= 0x30 && v <= 0x39) }
    if v >= 0x2000 && v <= 0x2bff { return false }
    return s.properties.isAlphabetic || (v >= 0x300 && v <= 0x36f)
  }

  static func isApostrophe(_ s: Unicode.Scalar) -> Bool { s == "'" || s == "\u{2019}" || s == "\u{02bc}" }

  /// The punctuation that rules look at; everything else (quotes, markdown, emoji, hyphens) is passed over.
  static func mark(_ s: Unicode.Scalar) -> String? {
    switch s {
    case ".", "\u{3002}": "."
    case "!": "!"
    case "?": "?"
    case "\u{2026}": "."
    case ",": ","
    case ";": ";"
    case ":": ":"
    case "(", "[": "("
    case ")", "]": ")"
    case "\u{2014}", "\u{2013}": ";"
    default: nil
    }
  }

  static func isTerminal(_ mark: String) -> Bool { mark == "." || mark == "!" || mark == "?" }

  /// Appends the scalar in lower case, without its accent and with a plain apostrophe.
  static func append(_ s: Unicode.Scalar, to word: inout String) {
    if s.isASCII {
      word.unicodeScalars.append(s.value >= 0x41 && s.value <= 0x5a ? Unicode.Scalar(UInt8(s.value + 32)) : s)
    } else if isApostrophe(s) {
      word.append("'")
    } else if s.value >= 0x300 && s.value <= 0x36f {
      return
    } else {
      for lower in s.properties.lowercaseMapping.unicodeScalars { word.append(plain[lower] ?? Character(lower)) }
    }
  }

  private static let plain: [Unicode.Scalar: Character] = {
    let table: [(String, Character)] = [
      ("àáâãäåāă", "a"), ("çćč", "c"), ("ďđ", "d"), ("èéêëēęě", "e"), ("ìíîïī", "i"), ("ñńň", "n"),
      ("òóôõöøō", "o"), ("ŕř", "r"), ("śšş", "s"), ("ťţ", "t"), ("ùúûüūů", "u"), ("ýÿ", "y"), ("źżž", "z"),
    ]
    var plain: [Unicode.Scalar: Character] = [:]
    for (accented, base) in table { for s in accented.unicodeScalars { plain[s] = base } }
    return plain
  }()
}

/// Contractions and the words they stand for.
enum Contraction {
  private static let whole: [String: [String]] = [
    "can't": ["can", "not"], "cannot": ["can", "not"], "won't": ["will", "not"], "shan't": ["shall", "not"],
    "ain't": ["is", "not"], "let's": ["let", "us"], "it's": ["it", "is"], "that's": ["that", "is"],
    "there's": ["there", "is"], "what's": ["what", "is"], "here's": ["here", "is"], "he's": ["he", "is"],
    "she's": ["she", "is"], "who's": ["who", "is"], "where's": ["where", "is"], "how's": ["how", "is"],
    "this's": ["this", "is"], "gonna": ["going", "to"], "wanna": ["want", "to"], "dont": ["do", "not"],
    "cant": ["can", "not"], "shouldnt": ["should", "not"], "wouldnt": ["would", "not"],
    "couldnt": ["could", "not"], "isnt": ["is", "not"], "doesnt": ["does", "not"], "didnt": ["did", "not"],
    "im": ["i", "am"], "youre": ["you", "are"], "ive": ["i", "have"], "youve": ["you", "have"],
    "c'mon": ["come", "on"],
  ]
  private static let suffixes: [(String, String)] = [
    ("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("'m", "am"), ("'s", "'s"),
  ]

  static func parts(of word: String) -> [String] {
    if let parts = whole[word] { return parts }
    guard word.utf8.contains(0x27) else { return [word] }
    for (suffix, meaning) in suffixes where word.hasSuffix(suffix) && word.utf8.count > suffix.utf8.count {
      return [String(word.dropLast(suffix.count)), meaning]
    }
    return [word]
  }
}

/// A light stemmer: enough to bring `allergies`, `drowning` and `knives` to their base, no more.
enum Stem {
  private static let irregular: [String: String] = [
    "mice": "mouse", "geese": "goose", "teeth": "tooth", "feet": "foot", "knives": "knif", "wolves": "wolf",
    "leaves": "leaf", "calves": "calf", "flew": "fly", "flown": "fly", "drove": "driv", "driven": "driv",
    "bees": "bee", "lice": "louse", "dying": "die", "lying": "lie", "fell": "fall", "fallen": "fall", "bit": "bit",
    "bitten": "bit", "bite": "bit", "bites": "bit", "biting": "bit", "stung": "sting", "shot": "shoot",
    "swam": "swim", "swimming": "swim", "diving": "div", "dive": "div", "needing": "need", "during": "during",
    "this": "this", "is": "is", "was": "was", "has": "has", "his": "his", "does": "doe", "asparagus": "asparagus",
    "hypnosis": "hypnosis", "news": "news", "hives": "hive", "bus": "bus", "buses": "bus", "gas": "gas",
    "lens": "lens", "yes": "yes", "us": "us", "thing": "thing", "something": "something", "nothing": "nothing",
    "anything": "anything", "everything": "everything", "sting": "sting", "string": "string", "ring": "ring",
    "bring": "bring", "king": "king", "wing": "wing", "spring": "spring", "evening": "evening", "morning": "morning",
    "heed": "heed", "seed": "seed", "seeds": "seed", "need": "need", "feed": "feed", "blood": "blood",
    "speed": "speed", "weed": "weed", "indeed": "indeed", "bleed": "bleed", "breed": "breed",
  ]
  private static let vowels: Set<UInt8> = Set("aeiouy".utf8)

  static func of(_ word: String) -> String {
    if let known = irregular[word] { return known }
    var b = Array(word.utf8)
    guard b.count > 3 else { return word }
    if has(b, "ies") {
      b.removeLast(3)
      b += "y".utf8
    } else if has(b, "sses") || has(b, "xes") || has(b, "zes") || has(b, "ches") || has(b, "shes") {
      b.removeLast(2)
    } else if has(b, "s"), !has(b, "ss"), !has(b, "us"), !has(b, "is") {
      b.removeLast()
    }
    if b.count > 5, has(b, "ing"), vowelIn(b.dropLast(3)) {
      b.removeLast(3)
      undouble(&b)
    } else if b.count > 4, has(b, "ed"), vowelIn(b.dropLast(2)) {
      b.removeLast(2)
      if b.last == 0x69 { b[b.count - 1] = 0x79 }
      undouble(&b)
    }
    if b.count > 4, b.last == 0x65 { b.removeLast() }
    return String(decoding: b, as: UTF8.self)
  }

  private static func has(_ b: [UInt8], _ suffix: StaticString) -> Bool {
    let n = suffix.utf8CodeUnitCount
    guard b.count > n else { return false }
    for i in 0..<n where b[b.count - n + i] != suffix.utf8Start[i] { return false }
    return true
  }

  private static func vowelIn(_ b: ArraySlice<UInt8>) -> Bool { b.contains { vowels.contains($0) } }

  private static func undouble(_ b: inout [UInt8]) {
    guard b.count > 3, let last = b.last, b[b.count - 2] == last, !vowels.contains(last), last != 0x6c, last != 0x73
    else { return }
    b.removeLast()
  }
}
