package import Diagnostics

/// The responses an operation documents, by status, range of statuses, or default (OAS 3.1 §4.8.16).
package struct Responses: Sendable {
    package final class Response: Sendable {
        /// `200`, `4XX` or `default`, as the document writes it.
        package let key: String
        package let summary: String
        package let content: [MediaTypeContent]
        package let headers: [Parameter]
        package let links: [Link]
        package let location: SourceLocation
        /// The error in the response's description, because of which its content is unknown; nil if it is known.
        package let defect: Diagnostic?

        package init(
            key: String, summary: String, content: [MediaTypeContent], headers: [Parameter], links: [Link] = [],
            location: SourceLocation, defect: Diagnostic? = nil
        ) {
            self.key = key
            self.summary = summary
            self.content = content
            self.headers = headers
            self.links = links
            self.location = location
            self.defect = defect
        }
    }

    /// Statuses whose responses have no body (RFC 9110 §15.3.5, §15.3.6, §15.4.5).
    package static let statusesWithoutContent: Set<Int> = [204, 205, 304]

    package let all: [Response]
    private let exact: [Int: Response]
    /// By a status's first digit.
    private let ranges: [Int: Response]
    private let fallback: Response?

    package init(_ all: [Response]) {
        self.all = all
        exact = Self.byNumber(all) { Int($0) }
        ranges = Self.byNumber(all) { $0.hasSuffix("XX") ? Int($0.dropLast(2)) : nil }
        fallback = all.first { $0.key == "default" }
    }

    /// The response documented for `status`: its own entry, else its range's, else the default.
    package subscript(status: Int) -> Response? { exact[status] ?? ranges[status / 100] ?? fallback }

    private static func byNumber(_ all: [Response], _ number: (String) -> Int?) -> [Int: Response] {
        let numbered = all.compactMap { response in number(response.key).map { ($0, response) } }
        return Dictionary(numbered) { first, _ in first }
    }

    /// A status for each entry: the entries' own statuses, ascending, then one of each range and of the default that
    /// has no entry of its own.
    ///
    /// The default means a failure if a success is documented, else 200.
    package var representatives: [Int] {
        let hasSuccess = all.contains { $0.key.hasPrefix("2") }
        let others = all.filter { Int($0.key) == nil }.compactMap { entry in
            let first = entry.key.first?.wholeNumberValue.map { $0 * 100 } ?? (hasSuccess ? 500 : 200)
            return (Array(first..<600) + Array(200..<first)).first { self[$0] === entry }
        }
        return statuses + others
    }

    /// The lowest documented status of success.
    ///
    /// A range or `default` counts as 200. If no success is documented, a redirection is chosen, else the first entry.
    package var successStatus: Int? {
        if let status = statuses.first(where: { (200..<300).contains($0) }) { return status }
        if self[200] != nil { return 200 }
        return representatives.first { (300..<400).contains($0) } ?? first
    }

    /// The status of the first documented entry.
    private var first: Int? {
        guard let entry = all.first else { return nil }
        return representatives.first { self[$0] === entry }
    }

    /// The statuses with an entry of their own, ascending.
    package var statuses: [Int] { all.compactMap { Int($0.key) }.sorted() }
}
