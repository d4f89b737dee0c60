package import Diagnostics

/// How callers show who they are (OAS 3.1 §4.8.27).
package struct SecurityScheme: Sendable {
    package enum Kind: Sendable, Hashable {
        /// A key in the named header, query parameter or cookie.
        case apiKey(name: String, place: Parameter.Place)
        /// An `Authorization` header with this scheme, lower case: `basic`, `bearer`.
        case http(scheme: String)
        case oauth2
        case openIDConnect
        case mutualTLS
    }

    package let name: String
    package let kind: Kind
    package let location: SourceLocation
}

/// Schemes that must all be satisfied, each with the scopes it must grant (OAS 3.1 §4.8.30).
package struct SecurityRequirement: Sendable {
    package struct Item: Sendable {
        package let scheme: SecurityScheme
        package let scopes: [String]
    }

    package let items: [Item]
}
