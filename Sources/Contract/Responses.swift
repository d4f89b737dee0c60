package import Diagnostics

/// The responses an operation documents, by status, range of statuses, or default (OAS 3.1 §4.8.16).
package struct Responses: Sendable {
    package struct Response: Sendable {
        /// `200`, `4XX` or `default`, as the document writes it.
        package let key: String
        package let summary: String
        package let content: [MediaTypeContent]
        package let headers: [Parameter]
        package let location: SourceLocation
    }

    package let all: [Response]

    package init(_ all: [Response]) { self.all = all }

    /// The response documented for `status`: its own entry, else its range's, else the default.
    package subscript(status: Int) -> Response? {
        let keys = [String(status), "\(status / 100)XX", "default"]
        return keys.lazy.compactMap { key in all.first { $0.key == key } }.first
    }

    /// The statuses with an entry of their own, ascending.
    package var statuses: [Int] { all.compactMap { Int($0.key) }.sorted() }
}
