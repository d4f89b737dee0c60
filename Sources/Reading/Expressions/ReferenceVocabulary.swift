/// The names with which references may start in one place of a file.
///
/// ```swift
/// ReferenceVocabulary(request: true, roots: [.init("resource"), .init("now", members: [])])
/// ```
package struct ReferenceVocabulary: Sendable {
    /// A name beyond those of OpenAPI: `resource` for `$resource`.
    package struct Root: Sendable {
        package let name: String
        /// Its members; none for a plain value such as `$now`, nil when any name may follow.
        package let members: [String]?

        package init(_ name: String, members: [String]? = nil) {
            self.name = name
            self.members = members
        }
    }

    /// Whether `$url`, `$method` and `$request` are known.
    package let request: Bool
    /// Whether parameters, including cookies, have the values that the contract describes; otherwise they are texts.
    package let readsParameters: Bool
    /// Whether `$statusCode` and `$response` are known.
    package let response: Bool
    package let roots: [Root]

    package init(
        request: Bool = false, readsParameters: Bool = false, response: Bool = false, roots: [Root] = []
    ) {
        self.request = request
        self.readsParameters = readsParameters
        self.response = response
        self.roots = roots
    }

    /// This vocabulary with more roots.
    ///
    /// A root replaces one of the same name.
    package func adding(_ more: [Root]) -> ReferenceVocabulary {
        let kept = roots.filter { old in !more.contains { $0.name == old.name } }
        return ReferenceVocabulary(
            request: request, readsParameters: readsParameters, response: response, roots: kept + more)
    }

    static let requestNames = ["url", "method", "request"]
    static let responseNames = ["statusCode", "response"]

    /// Every known name, with its `$`.
    var names: [String] {
        let standard = (request ? Self.requestNames : []) + (response ? Self.responseNames : [])
        return (standard + roots.map(\.name)).map { "$\($0)" }
    }

    func root(_ name: String) -> Root? { roots.first { $0.name == name } }
}
