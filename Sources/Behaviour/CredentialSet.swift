package import Diagnostics
package import JSONModel

/// The credentials a security scheme accepts and how a presented text proves one of them.
package final class CredentialSet: Sendable {
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

    package init(check: Check, prefix: String = "", windowMinutes: Int = 20, entries: [Entry]) {
        self.check = check
        self.prefix = prefix
        self.windowMinutes = windowMinutes
        self.entries = entries
    }

    package final class Entry: Sendable {
        package let members: JSONObject
        /// The members without the secrets: what expressions may see.
        package let visibleMembers: JSON
        package let scopes: [String]
        package let location: SourceLocation

        package init(members: JSONObject, check: Check, location: SourceLocation) {
            self.members = members
            let visible = members.members.filter { !check.secretMembers.contains($0.name) }
            visibleMembers = .object(JSONObject(visible.map { ($0.name, $0.value) }))
            scopes = members["scopes"]?.arrayValue?.compactMap(\.stringValue) ?? []
            self.location = location
        }

        package func text(_ name: String) -> String { members[name]?.stringValue ?? "" }
    }

}
