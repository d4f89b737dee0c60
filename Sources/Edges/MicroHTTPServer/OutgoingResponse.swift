internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// A response of libmicrohttpd that is being built.
struct OutgoingResponse: ~Copyable {
    let pointer: OpaquePointer

    /// Copies `body`; nil when there is no memory.
    ///
    /// libmicrohttpd adds `Content-Length` and `Date`.
    init?(body: [UInt8]) {
        let response = body.withUnsafeBytes { bytes in
            // The library copies and does not write, although its parameter is not const.
            MHD_create_response_from_buffer(
                bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
        }
        guard let response else { return nil }
        pointer = response
    }

    /// Releases our reference; a queued response lives until it was sent.
    deinit { MHD_destroy_response(pointer) }

    /// Adds a field of a response that passed `checkSendable`.
    ///
    /// Fields that frame the message are left out, because the server sets them (RFC 9112 §6).
    ///
    /// - Throws: `UnsendableResponse` if the library rejects the field.
    func add(_ field: HTTPFields.Field) throws(UnsendableResponse) {
        if Self.isFraming(field.name) { return }
        // Because the library refuses an empty value. The recipient removes the space (RFC 9112 §5).
        let value = field.value.isEmpty ? " " : field.value
        guard MHD_add_response_header(pointer, field.name, value) == .YES else { throw .field(name: field.name) }
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
