internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// A response of libmicrohttpd's while it is put together.
struct OutgoingResponse: ~Copyable {
    let pointer: OpaquePointer

    /// Copies `body`; nil without memory.
    ///
    /// libmicrohttpd adds `Content-Length` and `Date`.
    init?(body: [UInt8]) {
        let response = body.withUnsafeBytes { bytes in
            // Because the library copies and does not write, although its parameter is not const.
            MHD_create_response_from_buffer(
                bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
        }
        guard let response else { return nil }
        pointer = response
    }

    /// Gives up our reference; a queued response lives until it was sent.
    deinit { MHD_destroy_response(pointer) }

    /// Appends a field.
    ///
    /// Fields that frame the message are the server's and are left out (RFC 9112 §6).
    ///
    /// - Throws: `Refusal.unsendableField` when name or value are not what RFC 9110 §5 allows.
    func add(_ field: HTTPFields.Field) throws(Refusal) {
        if Self.isFraming(field.name) { return }
        guard FieldText.isToken(field.name), FieldText.isSendable(field.value) else {
            throw .unsendableField(name: field.name)
        }
        // Because the library refuses an empty value; a recipient strips the space (RFC 9112 §5).
        let value = field.value.isEmpty ? " " : field.value
        // Because passing a string for a pointer would allocate a copy.
        let result = field.name.withCString { name in
            value.withCString { MHD_add_response_header(pointer, name, $0) }
        }
        guard result == .YES else {
            throw .unsendableField(name: field.name)
        }
    }

    /// How many bytes the head of `response` has, with what the library adds to it.
    static func headSize(_ response: HTTPResponse) -> Int {
        // The status line, `Date`, `Content-Length`, `Connection` and the empty line, at their longest.
        var size = 160
        for field in response.fields.fields {
            size += field.name.utf8.count + field.value.utf8.count + 4
        }
        return size
    }

    func closeConnection() { MHD_add_response_header(pointer, "Connection", "close") }

    private static func isFraming(_ name: String) -> Bool {
        switch name.utf8.count {
        case 14: strcasecmp(name, "Content-Length") == 0
        case 17: strcasecmp(name, "Transfer-Encoding") == 0
        default: false
        }
    }
}
