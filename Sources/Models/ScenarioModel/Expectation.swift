package import Diagnostics
package import Matching

/// What a step's response must be, beyond what the contract demands of it anyway.
package struct Expectation: Sendable {
    package struct Header: Sendable {
        package let name: String
        package let value: Expected
    }

    package let status: Expected?
    package let headers: [Header]
    package let body: Expected?
    package let location: SourceLocation

    /// How many single values are compared.
    package var checkCount: Int {
        (status?.checkCount ?? 0) + headers.reduce(0) { $0 + $1.value.checkCount } + (body?.checkCount ?? 0)
    }
}
