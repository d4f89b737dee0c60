internal import HTTPModel

/// The information in a request's fields about its body and its connection (RFC 9112 §6).
struct Framing {
    /// The length in `Content-Length`; nil for a chunked or absent body.
    private(set) var contentLength: Int?
    /// Whether the client waits for an interim response before it sends the body (RFC 9110 §10.1.1).
    private(set) var expectsContinue = false
    /// Whether the connection must close after the response, because the fields are ambiguous about the body (§6.3).
    private(set) var mustClose = false

    static let none = Framing()

    private init() {}

    /// Reads `fields`.
    ///
    /// Those before `firstNew` have been checked in a previous head.
    init(_ fields: HTTPFields, firstNew: Int, isHTTP10: Bool) throws(HeadFault) {
        for field in fields.fields.dropFirst(firstNew) {
            guard FieldText.isToken(field.name) else { throw .fieldName(field.name) }
            guard !field.value.utf8.contains(UInt8(ascii: "\r")) else {
                throw .fieldValue(name: field.name)
            }
        }
        try checkHost(fields, isHTTP10: isHTTP10)
        contentLength = try Self.contentLength(fields)
        if let codings = fields["Transfer-Encoding"] {
            if isHTTP10 { throw .codingInHTTP10 }
            try Self.checkCodings(codings, isOneField: fields.values(of: "Transfer-Encoding").count == 1)
            mustClose = contentLength != nil
            contentLength = nil
        }
        expectsContinue = fields["Expect"] != nil
    }

    private func checkHost(_ fields: HTTPFields, isHTTP10: Bool) throws(HeadFault) {
        let hosts = fields.values(of: "Host")
        guard hosts.count == 1 || isHTTP10 && hosts.isEmpty else { throw .hosts(count: hosts.count) }
        guard let host = hosts.first else { return }
        guard host.utf8.allSatisfy(FieldText.isHostByte) else { throw .hostValue(host) }
    }

    /// The same number may be repeated.
    private static func contentLength(_ fields: HTTPFields) throws(HeadFault) -> Int? {
        guard let text = fields["Content-Length"] else { return nil }
        let values = fields.values(of: "Content-Length")
        guard let value = values.first, values.allSatisfy({ $0 == value }), FieldText.isDigits(value)
        else { throw .contentLength(text) }
        // The library counts the length itself. A number that is too large for us is only compared with a limit.
        return Int(value) ?? .max
    }

    /// Accepts only what libmicrohttpd decodes: a single field with just `chunked`.
    private static func checkCodings(_ codings: String, isOneField: Bool) throws(HeadFault) {
        let names = codings.split(separator: ",").map {
            $0.trimming(while: { $0 == " " || $0 == "\t" }).lowercased()
        }
        if let unknown = names.first(where: { $0 != "chunked" }) { throw .unknownCoding(unknown) }
        guard names.count == 1, isOneField else { throw .codingOrder(codings) }
    }
}

extension Substring {
    fileprivate func trimming(while isTrimmed: (Character) -> Bool) -> Substring {
        var rest = drop(while: isTrimmed)
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}
