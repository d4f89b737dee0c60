package import Diagnostics
package import JSONModel
package import Moments

/// The credentials that a security scheme accepts, and how a presented text proves one of them.
package final class CredentialSet: Sendable {
    package enum Check: String, Sendable, CaseIterable {
        /// The text after the prefix is the entry's `token`.
        case token
        /// CityPay's keys: base64 of client id, nonce and an HMAC over the current minute, made with the `licence`.
        case citypayKey = "citypay-key"

        /// Whether the text that proves an entry changes with time.
        package var isTimed: Bool { self == .citypayKey }

        /// The secret members of an entry.
        package var secretMembers: [String] {
            switch self {
            case .token: ["token"]
            case .citypayKey: ["licence"]
            }
        }

        /// The required members of an entry.
        package var requiredMembers: [String] {
            switch self {
            case .token: ["token"]
            case .citypayKey: ["client", "licence"]
            }
        }
    }

    package let check: Check
    /// The text before the credential, such as `Api-Key ` in an `Authorization` header; compared without case.
    package let prefix: String
    /// The number of minutes for which a timed key is valid.
    package let windowMinutes: Int
    package let entries: [Entry]
    /// The collection of credentials that the mock issued; nil for none.
    package let issued: Issued?
    /// A sentence for people about all of them.
    package let note: String?

    package init(
        check: Check, prefix: String = "", windowMinutes: Int = 20, entries: [Entry], issued: Issued? = nil,
        note: String? = nil
    ) {
        self.check = check
        self.prefix = prefix
        self.windowMinutes = windowMinutes
        self.entries = entries
        self.issued = issued
        self.note = note
    }

    /// The text after the prefix in what a caller presents; nil when it does not begin with the prefix.
    ///
    /// Compared without case, because the word before a credential is a scheme (RFC 9110 §11.1).
    package func credential(in presented: String) -> String? {
        guard !prefix.isEmpty else { return presented }
        let start = presented.utf8.prefix(prefix.utf8.count)
        guard start.elementsEqual(prefix.utf8, by: { Self.lowercased($0) == Self.lowercased($1) }) else { return nil }
        return String(presented[start.endIndex...])
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// Resources that are credentials, such as tokens that a token endpoint issued.
    package struct Issued: Sendable {
        /// The index of the collection in the behaviour.
        package let collection: Int
        /// The member that holds the credential.
        package let member: String
        /// The member that holds the moment of expiry.
        package let expires: String?
        /// The member that lists the scopes.
        package let scopes: String?

        package init(collection: Int, member: String, expires: String? = nil, scopes: String? = nil) {
            self.collection = collection
            self.member = member
            self.expires = expires
            self.scopes = scopes
        }
    }

    package final class Entry: Sendable {
        package let members: JSONObject
        /// The members without secrets, for expressions.
        package let visibleMembers: JSON
        package let scopes: [String]
        /// The moment of expiry; nil for none.
        package let expires: Timestamp?
        package let location: SourceLocation

        package init(members: JSONObject, check: Check, location: SourceLocation) {
            self.members = members
            let visible = members.members.filter { !check.secretMembers.contains($0.name) }
            visibleMembers = .object(JSONObject(visible.map { ($0.name, $0.value) }))
            scopes = members["scopes"]?.arrayValue?.compactMap(\.stringValue) ?? []
            expires = members["expires"]?.stringValue.flatMap { Timestamp(rfc3339: $0) }
            self.location = location
        }

        package func text(_ name: String) -> String { members[name]?.stringValue ?? "" }
    }

}
