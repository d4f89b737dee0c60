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
        guard Self.isToken(field.name), Self.isSendable(field.value) else { throw .unsendableField(name: field.name) }
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

    func closeConnection() { MHD_add_response_header(pointer, "Connection", "close") }

    private static func isFraming(_ name: String) -> Bool {
        switch name.utf8.count {
        case 14: strcasecmp(name, "Content-Length") == 0
        case 17: strcasecmp(name, "Transfer-Encoding") == 0
        default: false
        }
    }

    /// Whether `name` is a token (RFC 9110 §5.6.2).
    ///
    /// Letters, digits and hyphens, which nearly all names consist of, are decided first.
    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && (everyByte(of: name) { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
                || everyByte(of: name) { isLetter($0) || isDigit($0) || "!#$%&'*+-.^_`|~".utf8.contains($0) })
    }

    /// Without control characters, among them the NUL at which C would cut the value.
    private static func isSendable(_ value: String) -> Bool {
        everyByte(of: value) { $0 >= 0x20 && $0 != 0x7F }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Without a branch for each byte, so that many are looked at together.
    private static func everyByte(of text: String, _ condition: (UInt8) -> Bool) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var holds = true
            for byte in bytes { holds = condition(byte) && holds }
            return holds
        }
    }
}
