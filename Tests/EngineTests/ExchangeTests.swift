import Testing

@testable import Engine

@Suite struct ExchangeTests {
  private func exchange(_ response: String) -> Exchange {
    Exchange(digest: "d", endpoint: "e", parameters: "{}", response: response)
  }

  @Test func bytesThatAreNoTextAreKeptAsTheyCame() {
    let bytes: [UInt8] = [0x7b, 0xff, 0xfe, 0x00, 0x7d]
    #expect(Exchange.response(bytes: bytes) == "data:;base64,e//+AH0=")
    #expect(exchange("data:;base64,e//+AH0=").body == bytes)
    #expect(exchange("{\"é\": 1}").body == Array("{\"é\": 1}".utf8))
    // A stream begins much alike.
    #expect(exchange("data: {}\n\n").body == Array("data: {}\n\n".utf8))
    #expect(exchange("data:;base64,?").body == Array("data:;base64,?".utf8))
  }
}
