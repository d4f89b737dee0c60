internal import Contract
package import HTTPModel
internal import MockProtocol

extension Answered {
    /// Where a request went, for a log.
    package struct Origin: Sendable, Hashable {
        /// The sandbox that the request names; nil for none.
        package let sandbox: String?
        /// Nil when no API has the path.
        package let api: String?
        /// Nil when no operation answered.
        package let operation: String?

        package init(sandbox: String? = nil, api: String? = nil, operation: String? = nil) {
            self.sandbox = sandbox
            self.api = api
            self.operation = operation
        }
    }

    package func origin(of request: HTTPRequest) -> Origin {
        Origin(
            sandbox: Self.sandbox(of: request), api: (handler?.api ?? bareAPI)?.name, operation: handler?.operation.id)
    }

    /// The origin of an answer that the server made itself.
    package static func originOfServer(_ request: HTTPRequest) -> Origin { Origin(sandbox: sandbox(of: request)) }

    private static func sandbox(of request: HTTPRequest) -> String? {
        let name = (Sandboxes.request(below: request) ?? request).fields[MockInterface.sandboxField]
        return name == "" ? nil : name
    }
}
