internal import CCurl
internal import Glibc

/// One request on its way through one of libcurl's easy handles. Used on the loop's thread only.
final class HTTPTransfer {
  let call: HTTPCall
  let firstByteDeadline: ContinuousClock.Instant
  /// Whether anything of the answer has come.
  private(set) var hasBegun = false
  private var status = 0
  private var headers = HTTPHeaders()
  private var body: [UInt8] = []
  private var isTooLarge = false
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private let reason: UnsafeMutablePointer<CChar>

  init(_ call: HTTPCall) {
    self.call = call
    firstByteDeadline = .now + .milliseconds(call.request.limits.firstByte.milliseconds)
    reason = .allocate(capacity: Int(CURL_ERROR_SIZE))
    reason.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_slist_free_all(headerList)
    reason.deallocate()
  }

  // MARK: before

  /// Sets the handle up; it must be reset before this transfer goes away.
  func prepare(_ handle: UnsafeMutableRawPointer) -> HTTPError? {
    let request = call.request
    let this = Unmanaged.passUnretained(self).toOpaque()
    var failure = CURLE_OK
    func check(_ code: CURLcode) { if failure == CURLE_OK { failure = code } }

    check(heed_curl_set_string(handle, CURLOPT_URL, request.url))
    check(heed_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https"))
    check(heed_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0))
    check(heed_curl_set_long(handle, CURLOPT_NOSIGNAL, 1))
    check(heed_curl_set_string(handle, CURLOPT_ACCEPT_ENCODING, ""))
    check(heed_curl_set_string(handle, CURLOPT_USERAGENT, "heed"))
    check(heed_curl_set_bytes(handle, CURLOPT_ERRORBUFFER, reason))
    // A proxy is for the world outside, whatever the environment says.
    if Self.isLoopback(request.url) { check(heed_curl_set_string(handle, CURLOPT_PROXY, "")) }

    check(heed_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, request.limits.connect.milliseconds))
    check(heed_curl_set_long(handle, CURLOPT_TIMEOUT_MS, request.limits.whole.milliseconds))
    check(heed_curl_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(request.limits.bodyBytes)))

    check(heed_curl_set_write(handle, CURLOPT_HEADERFUNCTION, receiveHeader))
    check(heed_curl_set_pointer(handle, CURLOPT_HEADERDATA, this))
    check(heed_curl_set_write(handle, CURLOPT_WRITEFUNCTION, receiveBody))
    check(heed_curl_set_pointer(handle, CURLOPT_WRITEDATA, this))

    switch request.method {
    case .get: check(heed_curl_set_long(handle, CURLOPT_HTTPGET, 1))
    case .post:
      let body = request.body ?? []
      check(heed_curl_set_long(handle, CURLOPT_POST, 1))
      check(heed_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
      check(
        body.withUnsafeBytes {
          heed_curl_set_bytes(handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress ?? UnsafeRawPointer(reason))
        })
    }
    // No pause for "100 Continue" before a long body.
    var lines = ["Expect:"]
    for (name, value) in request.headers.fields { lines.append(value.isEmpty ? "\(name);" : "\(name): \(value)") }
    for line in lines {
      guard let longer = curl_slist_append(headerList, line) else {
        return .broken("libcurl has no memory for the headers")
      }
      headerList = longer
    }
    check(heed_curl_set_list(handle, CURLOPT_HTTPHEADER, headerList))
    return failure == CURLE_OK ? nil : .invalid("libcurl refuses it (\(String(cString: curl_easy_strerror(failure))))")
  }

  private static func isLoopback(_ url: String) -> Bool {
    guard let parts = curl_url() else { return false }
    defer { curl_url_cleanup(parts) }
    var host: UnsafeMutablePointer<CChar>?
    guard curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK,
      curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK, let host
    else { return false }
    defer { curl_free(host) }
    let name = String(cString: host).lowercased()
    return name == "localhost" || name == "[::1]" || name.hasPrefix("127.")
  }

  // MARK: during

  /// Takes one header line.
  fileprivate func takeHeader(_ bytes: UnsafeRawBufferPointer) {
    hasBegun = true
    // A status line begins anew: what came before was an interim answer.
    if bytes.starts(with: "HTTP/".utf8) {
      headers = HTTPHeaders()
      status = bytes.split(separator: UInt8(ascii: " ")).dropFirst().first.flatMap { Int(text($0)) } ?? 0
      return
    }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return }
    headers.add(text(bytes[..<colon]), text(bytes[(colon + 1)...]))
  }

  /// Takes a piece of the body; false ends the transfer.
  fileprivate func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    hasBegun = true
    guard body.count + bytes.count <= call.request.limits.bodyBytes else {
      isTooLarge = true
      return false
    }
    body.append(contentsOf: bytes)
    if let onBody = call.onBody { onBody(status, Array(bytes)) }
    return true
  }

  // MARK: after

  /// What the ended transfer came to.
  func outcome(_ handle: UnsafeMutableRawPointer, _ code: CURLcode) -> HTTPCall.Outcome {
    let limits = call.request.limits
    switch code {
    case CURLE_OK:
      var status = 0
      _ = heed_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
      return .success(HTTPResponse(status: status, headers: headers, body: body))
    case CURLE_FILESIZE_EXCEEDED: return .failure(.tooLarge(limit: limits.bodyBytes))
    case CURLE_WRITE_ERROR where isTooLarge: return .failure(.tooLarge(limit: limits.bodyBytes))
    case CURLE_OPERATION_TIMEDOUT: return .failure(timeout(handle))
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .failure(.unresolved(explanation(code)))
    case CURLE_COULDNT_CONNECT:
      var number = 0
      _ = heed_curl_get_long(handle, CURLINFO_OS_ERRNO, &number)
      return .failure(.cannotConnect(number == 0 ? explanation(code) : String(cString: strerror(Int32(number)))))
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      return .failure(.untrusted(explanation(code)))
    case CURLE_URL_MALFORMAT: return .failure(.invalid(explanation(code)))
    default: return .failure(.broken(explanation(code)))
    }
  }

  private func timeout(_ handle: UnsafeMutableRawPointer) -> HTTPError {
    let limits = call.request.limits
    var connected: curl_off_t = 0
    _ = heed_curl_get_size(handle, CURLINFO_PRETRANSFER_TIME_T, &connected)
    let isConnecting = connected == 0 && limits.connect < limits.whole
    return isConnecting ? .timeout(.connect, after: limits.connect) : .timeout(.whole, after: limits.whole)
  }

  private func explanation(_ code: CURLcode) -> String {
    reason.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: reason)
  }
}

/// The bytes as text, without the white space around them.
private func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
  func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x0a }
  let rest = bytes.drop(while: isSpace)
  let end = rest.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? rest.startIndex
  return String(decoding: rest[..<end], as: UTF8.self)
}

private func receiveHeader(
  _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ this: UnsafeMutableRawPointer?
) -> Int {
  guard let this else { return 0 }
  Unmanaged<HTTPTransfer>.fromOpaque(this).takeUnretainedValue()
    .takeHeader(UnsafeRawBufferPointer(start: data, count: size * count))
  return size * count
}

private func receiveBody(
  _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ this: UnsafeMutableRawPointer?
) -> Int {
  guard let this else { return 0 }
  let isTaken = Unmanaged<HTTPTransfer>.fromOpaque(this).takeUnretainedValue()
    .takeBody(UnsafeRawBufferPointer(start: data, count: size * count))
  return isTaken ? size * count : 0
}
