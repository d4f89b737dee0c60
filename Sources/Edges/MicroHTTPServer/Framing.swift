internal import HTTPModel

/// What a request's fields say of the body and of the connection (RFC 9112 §6).
struct Framing {
    /// The announced length of the body; nil for a chunked or absent one.
    private(set) var contentLength: Int?
    /// The client waits with the body for an interim response (RFC 9110 §10.1.1).
    private(set) var expectsContinue = false
    /// The connection must close after the response, because the fields say two things of the body (§6.3).
    private(set) var mustClose = false

    static let none = Framing()

    private init() {}

    /// Reads `fields`, of which those before `firstNew` have been found right in another head.
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

    /// The same number may stand several times.
    private static func contentLength(_ fields: HTTPFields) throws(HeadFault) -> Int? {
        guard let text = fields["Content-Length"] else { return nil }
        let values = fields.values(of: "Content-Length")
        guard let value = values.first, values.allSatisfy({ $0 == value }), FieldText.isDigits(value)
        else { throw .contentLength(text) }
        // Because libmicrohttpd counts it by itself, one that is too large for us is only compared with a limit.
        return Int(value) ?? .max
    }

    /// Lets pass what libmicrohttpd takes off: one field with `chunked` alone.
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
