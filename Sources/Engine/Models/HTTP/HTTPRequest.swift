/// One request over `http` or `https`. Redirects are not followed.
public struct HTTPRequest: Sendable {
  public var method: Method
  /// Absolute, with `http` or `https`.
  public var url: String
  public var headers: HTTPHeaders
  /// Sent as it is; nil sends none.
  public var body: [UInt8]?
  public var limits: Limits

  /// What is done.
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  /// When to give up. Every time counts from the start of the call.
  public struct Limits: Sendable, Equatable {
    /// Until there is a connection, with the name looked up and TLS agreed.
    public var connect: Duration
    /// Until the first byte of the answer, which for an answer that is not streamed means until the model has written it.
    public var firstByte: Duration
    /// Until the answer is whole.
    public var whole: Duration
    /// Bytes that a body may have once it is decompressed.
    public var bodyBytes: Int

    public init(
      connect: Duration = .seconds(10), firstByte: Duration = .seconds(300), whole: Duration = .seconds(600),
      bodyBytes: Int = 16 << 20
    ) {
      self.connect = connect
      self.firstByte = firstByte
      self.whole = whole
      self.bodyBytes = bodyBytes
    }
  }

  public init(
    _ method: Method, _ url: String, headers: HTTPHeaders = [:], body: [UInt8]? = nil, limits: Limits = Limits()
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.limits = limits
  }

  /// What makes the request one that must not be sent, without repeating its values, which may be secret.
  var flaw: String? {
    let scheme = url.prefix { $0 != "/" }.lowercased()
    guard url.utf8.dropFirst(scheme.utf8.count).starts(with: "//".utf8), scheme == "http:" || scheme == "https:" else {
      return "the URL must begin with http:// or https://"
    }
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
      return "the URL holds a character that must be escaped"
    }
    for (name, value) in headers.fields {
      guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ":") }) else {
        return "a header's name holds a character that is not allowed"
      }
      guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
        return "the header \(name) holds a control character, such as a line end"
      }
    }
    return nil
  }
}

/// What came back: any status is an answer.
public struct HTTPResponse: Sendable, Equatable {
  public var status: Int
  public var headers: HTTPHeaders
  /// Decompressed.
  public var body: [UInt8]

  public init(status: Int, headers: HTTPHeaders = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// Header fields in order; names compare without regard to case.
public struct HTTPHeaders: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  public private(set) var fields: [(name: String, value: String)]

  public init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map { (name: $0.0, value: $0.1) }
  }

  /// The first field of that name.
  public subscript(name: String) -> String? {
    fields.first { HTTPHeaders.areSame($0.name, name) }?.value
  }

  public mutating func add(_ name: String, _ value: String) {
    fields.append((name: name, value: value))
  }

  public static func == (a: HTTPHeaders, b: HTTPHeaders) -> Bool {
    a.fields.elementsEqual(b.fields) { areSame($0.name, $1.name) && $0.value == $1.value }
  }

  /// Names are ASCII: a letter and its capital differ in one bit.
  private static func areSame(_ a: String, _ b: String) -> Bool {
    func lower(_ byte: UInt8) -> UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte }
    return a.utf8.elementsEqual(b.utf8) { lower($0) == lower($1) }
  }
}
