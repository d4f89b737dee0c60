internal import CCurl
internal import HTTPModel

/// One easy handle of libcurl: one transfer at a time, with its connections kept for the next.
// Sendable because the pool gives it to one thread at a time, as libcurl requires.
final class CurlHandle: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    private let connection = KeptConnection()
    private let errorText = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    /// libcurl requires its global state before the first handle; Swift runs this once.
    private static let isReady: Void = {
        let code = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        precondition(code == CURLE_OK, "libcurl cannot be initialized: \(String(cString: curl_easy_strerror(code)))")
    }()

    init() {
        _ = Self.isReady
        guard let handle = curl_easy_init() else { preconditionFailure("libcurl has no memory for a handle") }
        self.handle = handle
        errorText.initialize(repeating: 0)
    }

    deinit {
        curl_easy_cleanup(handle)
        connection.deallocate()
        errorText.deallocate()
    }

    /// Sends the request, at most twice, and waits for its response.
    ///
    /// Adds to `resent` how often it was sent again.
    ///
    /// - Throws: `TransportError` when no complete response came within `timeout` and the limits of `options`.
    func send(
        _ request: HTTPRequest, lines: FieldLines, to endpoint: Endpoint, timeout: Duration,
        options: CurlTransport.Options, resent: inout Int
    ) throws(TransportError) -> HTTPResponse {
        let receiver = ResponseReceiver(
            limit: options.maxResponseBytes, method: request.method, connection: connection)
        connection.begin()
        defer { resent += receiver.resent }
        let list = CurlList(lines.lines)
        // Because reset drops all pointers set below, and keeps the connections.
        defer { curl_easy_reset(handle) }
        apply(options)
        apply(endpoint, timeout: timeout)
        attach(receiver)
        set(CURLOPT_HTTPHEADER, list)
        if lines.hasOwnFraming { set(CURLOPT_FORBID_REUSE, 1) }
        let code = request.body.withUnsafeBytes { body in
            apply(request.method, body: body)
            return withExtendedLifetime((receiver, list)) { curl_easy_perform(handle) }
        }
        // Because libcurl reports success when the connection closes inside the header fields.
        guard code == CURLE_OK, receiver.isHeadComplete else {
            throw failure(
                code == CURLE_OK ? CURLE_PARTIAL_FILE : code, receiver: receiver, timeout: timeout, options: options
            ).error(at: endpoint)
        }
        connection.keep(understudy_curl_get_socket(handle))
        return HTTPResponse(
            status: understudy_curl_get_long(handle, CURLINFO_RESPONSE_CODE), fields: responseFields(),
            body: receiver.body)
    }

    private func apply(_ options: CurlTransport.Options) {
        errorText[0] = 0
        understudy_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText.baseAddress)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_FOLLOWLOCATION, 0)
        // Because HTTP/2 changes field names to lower case and drops fields about the connection.
        set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        if let caFile = options.caFile { set(CURLOPT_CAINFO, caFile) }
        if let certificate = options.clientCertificate {
            set(CURLOPT_SSLCERT, certificate)
            set(CURLOPT_SSLKEY, options.clientKey ?? certificate)
            // Because OpenSSL would ask on a terminal for a missing password.
            set(CURLOPT_KEYPASSWD, options.keyPassword ?? "")
        }
        if let proxy = options.proxy { set(CURLOPT_PROXY, proxy) }
    }

    private func apply(_ endpoint: Endpoint, timeout: Duration) {
        set(CURLOPT_URL, endpoint.url)
        set(CURLOPT_PATH_AS_IS, 1)
        if let target = endpoint.literalTarget { set(CURLOPT_REQUEST_TARGET, target) }
        set(CURLOPT_TIMEOUT_MS, timeout.wholeMilliseconds)
    }

    /// Chooses how libcurl frames the request.
    ///
    /// The method is always the given one.
    ///
    /// A POST, PUT or PATCH without a body has `Content-Length: 0` (RFC 9110 §8.6); other methods have no length.
    private func apply(_ method: HTTPMethod, body: UnsafeRawBufferPointer) {
        let expectsBody: Set<HTTPMethod> = [.post, .put, .patch]
        if method == .head {
            set(CURLOPT_NOBODY, 1)
        } else if !body.isEmpty || expectsBody.contains(method) {
            set(CURLOPT_POST, 1)
            understudy_curl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
            // Because an empty body may have no address, for which libcurl would call its read function.
            if body.isEmpty {
                set(CURLOPT_COPYPOSTFIELDS, "")
            } else {
                understudy_curl_set_pointer(handle, CURLOPT_POSTFIELDS, body.baseAddress)
            }
        } else {
            set(CURLOPT_HTTPGET, 1)
        }
        set(CURLOPT_CUSTOMREQUEST, method.rawValue)
    }

    private func attach(_ receiver: ResponseReceiver) {
        let context = Unmanaged.passUnretained(receiver).toOpaque()
        understudy_curl_set_write(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            ResponseReceiver.of(context).receive(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        understudy_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        understudy_curl_set_write(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            ResponseReceiver.of(context).receiveLine(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        understudy_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        understudy_curl_set_prerequest(handle) { context, _, _, _, _ in
            ResponseReceiver.of(context).mayBeSent() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
        understudy_curl_set_pointer(handle, CURLOPT_PREREQDATA, context)
        understudy_curl_set_close(handle) { KeptConnection.close($0, $1) }
        understudy_curl_set_pointer(handle, CURLOPT_CLOSESOCKETDATA, connection.context)
    }

    /// The fields of the final response, without those of 1xx responses, of a proxy's answer or of trailers.
    private func responseFields() -> HTTPFields {
        var fields = HTTPFields()
        var previous: UnsafeMutablePointer<curl_header>?
        while let field = curl_easy_nextheader(handle, UInt32(CURLH_HEADER), -1, previous) {
            // Because libcurl leaves the line end in an empty value.
            let value = HeaderText.trim(String(fieldText: field.pointee.value).filter { !$0.isNewline }[...])
            fields.append(String(fieldText: field.pointee.name), String(value))
            previous = field
        }
        return fields
    }

    private func failure(
        _ code: CURLcode, receiver: ResponseReceiver, timeout: Duration, options: CurlTransport.Options
    ) -> CurlFailure {
        CurlFailure(
            code: code, detail: errorText.baseAddress.map { String(cString: $0) } ?? "",
            systemError: Int32(understudy_curl_get_long(handle, CURLINFO_OS_ERRNO)),
            isBeyondLimit: receiver.isBeyondLimit, unrepeatable: receiver.unrepeatable, timeout: timeout,
            options: options)
    }

    private func set(_ option: CURLoption, _ value: Int) {
        check(understudy_curl_set_long(handle, option, value), option)
    }

    private func set(_ option: CURLoption, _ value: String) {
        check(understudy_curl_set_text(handle, option, value), option)
    }

    private func set(_ option: CURLoption, _ value: CurlList) {
        check(understudy_curl_set_list(handle, option, value.first), option)
    }

    private func check(_ code: CURLcode, _ option: CURLoption) {
        precondition(code == CURLE_OK, "libcurl refused option \(option.rawValue): code \(code.rawValue)")
    }
}

extension Duration {
    /// Rounded up, at least 1, because libcurl reads 0 as no limit.
    fileprivate var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        let limit = Int64(Int32.max)
        guard seconds >= 0, attoseconds >= 0 else { return 1 }
        guard seconds < limit / 1000 else { return Int(limit) }
        return Int(max(1, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
