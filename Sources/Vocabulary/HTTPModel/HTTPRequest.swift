/// A request as it arrived or is to be sent: method, target, header fields and the whole body.
package struct HTTPRequest: Sendable, Hashable {
    package var method: HTTPMethod
    package var target: RequestTarget
    package var fields: HTTPFields
    package var body: [UInt8]
    /// The head as it was sent, if `target` and `fields` differ from it; nil if they do not.
    package var sent: SentHead?

    package init(_ method: HTTPMethod, _ target: RequestTarget, fields: HTTPFields = HTTPFields(), body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
    }
}
