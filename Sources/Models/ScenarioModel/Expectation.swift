package import Diagnostics
package import Matching

/// The expectation of a response, besides the contract.
package struct Expectation: Sendable {
    package struct Header: Sendable {
        package let name: String
        package let value: Expected
    }

    package let status: Expected?
    package let headers: [Header]
    package let body: Expected?
    package let location: SourceLocation

    /// The number of compared values.
    package var checkCount: Int {
        (status?.checkCount ?? 0) + headers.reduce(0) { $0 + $1.value.checkCount } + (body?.checkCount ?? 0)
    }
}
