package import Diagnostics
package import JSONModel

/// The credentials a security scheme accepts and how a presented text proves one of them.
package struct CredentialSet: Sendable {
    package enum Check: String, Sendable, CaseIterable {
        /// The text after the prefix is the entry's `token`.
        case token
        /// CityPay's keys: base64 of client id, nonce and an HMAC over the current minute, made with the `licence`.
        case citypayKey = "citypay-key"

        /// Whether what proves an entry changes with time.
        package var isTimed: Bool { self == .citypayKey }

        /// The members of an entry that must stay secret.
        package var secretMembers: [String] {
            switch self {
            case .token: ["token"]
            case .citypayKey: ["licence"]
            }
        }

        /// The members an entry must have.
        package var requiredMembers: [String] {
            switch self {
            case .token: ["token"]
            case .citypayKey: ["client", "licence"]
            }
        }
    }

    package let check: Check
    /// What stands before the credential, such as `Api-Key ` in an `Authorization` header.
    package let prefix: String
    /// How many minutes a key is good for, where the check knows time.
    package let windowMinutes: Int
    package let entries: [Entry]

    package struct Entry: Sendable {
        package let members: JSONObject
        package let location: SourceLocation

        package func text(_ name: String) -> String { members[name]?.stringValue ?? "" }

        package var scopes: [String] { members["scopes"]?.arrayValue?.compactMap(\.stringValue) ?? [] }
    }

    /// The entry without its secrets: what expressions may see of it.
    package func visibleMembers(of entry: Entry) -> JSON {
        .object(JSONObject(entry.members.members.lazy
            .filter { !check.secretMembers.contains($0.name) }.map { ($0.name, $0.value) }))
    }
}
