/// A response: status, header fields and the whole body, and how it is delivered.
package struct HTTPResponse: Sendable, Hashable {
    package var status: Int
    package var fields: HTTPFields
    package var body: [UInt8]
    /// How long to wait before sending, without holding a thread.
    package var delay: Duration
    /// A fault in place of an orderly response; nil for none.
    package var fault: Fault?

    package enum Fault: String, Sendable, Hashable, CaseIterable {
        /// The connection is closed without a byte of response.
        case emptyResponse = "empty-response"
    }

    package init(
        status: Int, fields: HTTPFields = HTTPFields(), body: [UInt8] = [], delay: Duration = .zero, fault: Fault? = nil
    ) {
        self.status = status
        self.fields = fields
        self.body = body
        self.delay = delay
        self.fault = fault
    }
}
