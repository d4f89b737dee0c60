/// A request's preferences (RFC 7240): `Prefer: code=422, example=D101`.
///
/// `code`, `example` and `dynamic` choose the mock's answer, as in Prism. `wait` is how many seconds the caller waits
/// at most (RFC 7240 §4.3).
package struct Prefer: Hashable, Sendable {
    /// The response status to answer with.
    package var code: Int?
    /// The value of `code` where it is no number; nil otherwise.
    package var unreadableCode: String?
    /// The name of an example or a documented error to answer with.
    package var example: String?
    /// Whether to answer with a generated value even where there is an example.
    package var isDynamic = false
    package var wait: Int?

    package init() {}

    /// The values of the query parameters `__code`, `__example` and `__dynamic`, as Prism has them, for callers that
    /// cannot set header fields; nil if the query has none of them.
    package init?(query: String) {
        let names = ["__code": "code", "__example": "example", "__dynamic": "dynamic"]
        let preferences = QueryItem.parse(query).compactMap { item in names[item.name].map { ($0, item.value ?? "") } }
        if preferences.isEmpty { return nil }
        for (name, text) in preferences { set(name, text) }
    }

    /// Takes the field's combined value.
    ///
    /// The first of two preferences of one name counts (§2).
    package init(_ value: String) {
        for preference in HeaderText.split(value, at: ",") {
            let pair = preference.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            // A preference may carry parameters after a semicolon; none of ours has any.
            let text = HeaderText.unquote(HeaderText.split(pair[1], at: ";")[0])
            set(HeaderText.trim(pair[0]).lowercased(), text)
        }
    }

    private mutating func set(_ name: String, _ text: String) {
        switch name {
        case "code" where code == nil:
            code = Int(text)
            if code == nil { unreadableCode = text }
        case "example" where example == nil: example = text
        case "dynamic": isDynamic = text == "true"
        case "wait" where wait == nil: wait = Int(text).flatMap { $0 >= 0 ? $0 : nil }
        default: break
        }
    }
}
