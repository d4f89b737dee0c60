internal import APILoading
internal import Behaviour
internal import Contract
internal import HTTPModel
internal import JSONModel
internal import MockEngine
internal import Moments

/// A credential of the sandbox, and how a request presents it.
struct KnownCredential {
    let scheme: String
    /// Whether it goes into a header field; else into a query parameter.
    let isHeader: Bool
    let name: String
    let value: String
    /// The command that prints the value; nil when the value is always the same.
    let command: String?
    /// The members for expressions, without the note.
    let members: JSONObject
    /// Whether it has expired.
    let hasExpired: Bool
    let note: String?

    /// In the order of the file; none for a scheme that requests cannot show.
    static func all(
        of set: CredentialSet, scheme name: String, _ api: API, overlays: OverlayPlan, now: Timestamp
    ) -> [KnownCredential] {
        guard let scheme = api.contract.securitySchemes[name] else { return [] }
        return set.entries.enumerated().compactMap { position, entry in
            let command =
                set.check.isTimed
                ? command(for: entry, isFirst: position == 0, name, api) + overlays.dialectOption(of: api.name) : nil
            var headers: [HTTPFields.Field] = []
            var query: [QueryItem] = []
            BehaviourCredentialIssuer.place(
                set.prefix + (command.map { "$(\($0))" } ?? entry.text("token")), scheme.kind, &headers, &query)
            let places = headers.map { ($0.name, $0.value) } + query.map { ($0.name, $0.value ?? "") }
            guard let (field, value) = places.first else { return nil }
            let members = (entry.visibleMembers.objectValue?.members ?? []).filter { $0.name != "note" }
            return KnownCredential(
                scheme: name, isHeader: query.isEmpty, name: field, value: value, command: command,
                members: JSONObject(members.map { ($0.name, $0.value) }),
                hasExpired: entry.expires.map { $0 <= now } ?? false, note: entry.members["note"]?.stringValue)
        }
    }

    private static func command(for entry: CredentialSet.Entry, isFirst: Bool, _ scheme: String, _ api: API) -> String {
        let hasOthers = api.behaviour.credentials.contains { $0.key != scheme && $0.value.check.isTimed }
        return "understudy key \(api.name)" + (isFirst ? "" : " --client \(entry.text("client"))")
            + (hasOthers ? " --scheme \(scheme)" : "")
    }
}
