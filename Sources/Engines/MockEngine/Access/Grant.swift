internal import Behaviour
internal import JSONModel
internal import Moments

/// The rights of a presented credential, and their end.
struct Grant {
    /// The members for expressions.
    let visibleMembers: JSON
    let scopes: [String]
    /// The moment of expiry; nil for none.
    private let end: Timestamp?

    init(_ entry: CredentialSet.Entry) {
        visibleMembers = entry.visibleMembers
        scopes = entry.scopes
        end = entry.expires
    }

    init(_ resource: Resource, as issued: CredentialSet.Issued) {
        var members = resource.members
        members[issued.member] = nil
        visibleMembers = .object(members)
        scopes = issued.scopes.flatMap { members[$0]?.arrayValue?.compactMap(\.stringValue) } ?? []
        end = issued.expires.flatMap { Self.end(members[$0]) }
    }

    func isGood(at now: Timestamp) -> Bool { end.map { now < $0 } ?? true }

    private static func end(_ value: JSON?) -> Timestamp? {
        guard let value, value != .null else { return nil }
        // Because a value that is no moment must not let anyone in for ever.
        return value.stringValue.flatMap { Timestamp(rfc3339: $0) } ?? .earliest
    }
}
