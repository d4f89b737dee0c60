/// A request method (RFC 9110 §9), case-sensitive.
package struct HTTPMethod: Hashable, Sendable, RawRepresentable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }

    package static let get = HTTPMethod("GET")
    package static let head = HTTPMethod("HEAD")
    package static let post = HTTPMethod("POST")
    package static let put = HTTPMethod("PUT")
    package static let patch = HTTPMethod("PATCH")
    package static let delete = HTTPMethod("DELETE")
    package static let options = HTTPMethod("OPTIONS")
    package static let trace = HTTPMethod("TRACE")

    /// Whether several equal requests have the effect of one (RFC 9110 §9.2.2).
    package var isIdempotent: Bool {
        [Self.get, .head, .put, .delete, .options, .trace].contains(self)
    }

    /// The methods an OpenAPI path item may describe (OAS 3.1 §4.8.9), in its order.
    package static let describedByOpenAPI: [HTTPMethod] = [get, put, post, delete, options, head, patch, trace]
}

extension HTTPMethod: CustomStringConvertible {
    package var description: String { rawValue }
}
