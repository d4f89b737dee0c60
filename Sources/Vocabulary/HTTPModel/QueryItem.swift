/// One `name=value` pair of a query or a form body, decoded; the value is nil when there was no `=`.
package struct QueryItem: Hashable, Sendable {
    package let name: String
    package let value: String?

    package init(name: String, value: String?) {
        self.name = name
        self.value = value
    }

    /// `name=value`, percent-encoded (RFC 3986 §3.4); the name alone when there is no value.
    package var text: String {
        let name = PercentEncoding.encode(name, allowed: "[]")
        return value.map { "\(name)=\(PercentEncoding.encode($0))" } ?? name
    }

    /// Splits on `&`, then on the first `=`; text that cannot be decoded is kept as it was sent.
    package static func parse(_ query: String) -> [QueryItem] { EncodedPairs(query: query).items }
}
