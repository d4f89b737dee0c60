package import Diagnostics

/// How callers identify themselves (OAS 3.1 §4.8.27).
// A class, so that passing it on counts one reference.
package final class SecurityScheme: Sendable {
    package enum Kind: Sendable, Hashable {
        /// A key in the named header, query parameter or cookie.
        case apiKey(name: String, place: Parameter.Place)
        /// An `Authorization` header with this scheme, as the contract spells it.
        case http(scheme: String)
        case oauth2
        case openIDConnect
        case mutualTLS

        /// The scheme in `Authorization`, compared without case (RFC 9110 §11.1); nil for credentials elsewhere.
        package var authenticationScheme: String? {
            switch self {
            // Because contracts write these two in lower case (OAS 3.1 §4.8.27.1), and servers may expect a capital.
            case .http("basic"): "Basic"
            case .http("bearer"), .oauth2, .openIDConnect: "Bearer"
            case .http(let scheme): scheme
            case .apiKey, .mutualTLS: nil
            }
        }
    }

    package let name: String
    package let kind: Kind
    package let location: SourceLocation

    init(name: String, kind: Kind, location: SourceLocation) {
        self.name = name
        self.kind = kind
        self.location = location
    }
}

/// Schemes that must all be met, each with the scopes that it requires (OAS 3.1 §4.8.30).
package struct SecurityRequirement: Sendable {
    package struct Item: Sendable {
        package let scheme: SecurityScheme
        package let scopes: [String]
    }

    package let items: [Item]
}
