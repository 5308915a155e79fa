internal import Foundation
internal import FoundationXML

/// Why an XML part cannot be read.
struct XMLProblem: Error {
  var text: String
}

/// Takes the elements of one XML document, by their names without prefix, in document order.
protocol XMLReading {
  mutating func start(_ name: String, _ attributes: [String: String]) throws(XMLProblem)
  /// Text comes in pieces: it is split at entities and wherever else the parser likes.
  mutating func text(_ piece: String)
  mutating func end(_ name: String) throws(XMLProblem)
}

extension XMLReading {
  /// Reads a document to its end.
  mutating func read(_ data: Data) throws(XMLProblem) {
    let relay = XMLRelay(reader: self)
    // From bytes at once the parser refuses documents of more than 10,000,000 bytes; from a stream it takes them.
    let parser = XMLParser(stream: InputStream(data: data))
    parser.shouldProcessNamespaces = true
    parser.delegate = relay
    let complete = parser.parse()
    self = relay.reader
    if let problem = relay.problem { throw problem }
    guard complete, relay.depth == 0, relay.any else {
      throw XMLProblem(text: "is not well-formed XML (line \(max(1, parser.lineNumber)))")
    }
  }
}

/// Hands the parser's events to a value.
private final class XMLRelay<Reader: XMLReading>: NSObject, XMLParserDelegate {
  var reader: Reader
  var problem: XMLProblem?
  var depth = 0
  var any = false

  init(reader: Reader) { self.reader = reader }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    depth += 1
    any = true
    attempt(parser) { reader throws(XMLProblem) in try reader.start(name, attributes) }
  }

  func parser(_ parser: XMLParser, foundCharacters piece: String) { reader.text(piece) }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    reader.text(String(decoding: block, as: UTF8.self))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    depth -= 1
    attempt(parser) { reader throws(XMLProblem) in try reader.end(name) }
  }

  private func attempt(_ parser: XMLParser, _ step: (inout Reader) throws(XMLProblem) -> Void) {
    guard problem == nil else { return }
    do throws(XMLProblem) {
      try step(&reader)
    } catch {
      problem = error
      parser.abortParsing()
    }
  }
}
