internal import APILoading
internal import Behaviour
internal import Contract
internal import Credentials
internal import HTTPModel
internal import JSONModel
internal import MockEngine
internal import Moments
internal import Reporting

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
    /// The secret members from which the value is made; empty when the value is always the same.
    let secrets: JSONObject
    /// How the value is made from the members; nil when it is always the same.
    let recipe: String?
    /// Whether it has expired.
    let hasExpired: Bool
    let note: String?

    /// In the order of the file; none for a scheme that requests cannot show.
    ///
    /// `argument` names the API in commands.
    static func all(
        of set: CredentialSet, scheme name: String, _ api: API, argument: String, overlays: OverlayPlan, now: Timestamp
    ) -> [KnownCredential] {
        guard let scheme = api.contract.securitySchemes[name] else { return [] }
        return set.entries.enumerated().compactMap { position, entry in
            let command =
                set.check.isTimed
                ? command(for: entry, isFirst: position == 0, name, api, argument)
                    + overlays.dialectOption(of: api.name) : nil
            var headers: [HTTPFields.Field] = []
            var query: [QueryItem] = []
            BehaviourCredentialIssuer.place(
                set.prefix + (command.map { "$(\($0))" } ?? entry.text("token")), scheme.kind, &headers, &query)
            let places = headers.map { ($0.name, $0.value) } + query.map { ($0.name, $0.value ?? "") }
            guard let (field, value) = places.first else { return nil }
            let members = (entry.visibleMembers.objectValue?.members ?? []).filter { $0.name != "note" }
            let secrets = command == nil ? [] : set.check.secretMembers.map { ($0, JSON.string(entry.text($0))) }
            return KnownCredential(
                scheme: name, isHeader: query.isEmpty, name: field, value: value, command: command,
                members: JSONObject(members.map { ($0.name, $0.value) }), secrets: JSONObject(secrets),
                recipe: set.check.implementation.recipe,
                hasExpired: entry.expires.map { $0 <= now } ?? false, note: entry.members["note"]?.stringValue)
        }
    }

    private static func command(
        for entry: CredentialSet.Entry, isFirst: Bool, _ scheme: String, _ api: API, _ argument: String
    ) -> String {
        let hasOthers = api.behaviour.credentials.contains { $0.key != scheme && $0.value.check.isTimed }
        let client = isFirst ? "" : " --client \(ShellWord.quoted(entry.text("client")))"
        return "understudy key \(ShellWord.quoted(argument))\(client)"
            + (hasOthers ? " --scheme \(scheme)" : "")
    }
}
