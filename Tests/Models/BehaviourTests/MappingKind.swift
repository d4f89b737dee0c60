import Testing

/// A kind of mapping in a behaviour file, and how to write one that is right.
struct MappingKind: CustomTestStringConvertible, Sendable {
    /// As messages call it.
    let name: String
    /// The heading of its table on the page.
    let heading: String
    /// Its name under `$defs` of the schema; nil for the whole file.
    let definition: String?
    /// A file with `…` where the members stand.
    var frame = "{…}"
    /// What must be there, by key.
    var required: [String: String] = [:]
    /// A member for one of several keys of which exactly one must be there.
    var choice: (keys: Set<String>, member: String)?

    var testDescription: String { name }

    /// A file with the required members and `more`, which take the place of required ones of the same key.
    func file(with more: [String: String] = [:], without missing: String? = nil) -> String {
        var members = required.merging(more) { _, new in new }
        if let missing { members[missing] = nil }
        var texts = members.sorted { $0.key < $1.key }.map(\.value)
        if let choice, choice.keys.isDisjoint(with: members.keys) { texts.append(choice.member) }
        return frame.replacing("…", with: texts.joined(separator: ", "))
    }

    private static let surroundings = """
        resources: {orders: {key: id, lifecycle: {member: state, initial: open, transitions: {open: [paid]}}}}
        errors: {codes: {NotFound: {status: 404}}}
        operations: {GetOrder:
        """

    private static let outcome =
        "\(surroundings) {find: [{in: orders, where: {}}, {in: orders, as: order, where: {}}], then: "

    static let all = [
        MappingKind(name: "behaviour", heading: "The file", definition: nil),
        MappingKind(
            name: "credentials", heading: "Credentials", definition: "credentials",
            frame: "resources: {tokens: {key: access_token}}\ncredentials: {api-key: {…}}",
            required: ["known": "known: []"]),
        MappingKind(
            name: "issued", heading: "Issued credentials", definition: "issued",
            frame: "resources: {tokens: {key: access_token}}\ncredentials: {api-key: {known: [], issued: {…}}}",
            required: ["in": "in: tokens", "member": "member: access_token"]),
        MappingKind(
            name: "resource", heading: "Resources", definition: "resource",
            frame: "resources: {orders: {…}}", required: ["key": "key: id"]),
        MappingKind(
            name: "lifecycle", heading: "Lifecycles", definition: "lifecycle",
            frame: "resources: {orders: {key: id, lifecycle: {…}}}",
            required: ["member": "member: state", "initial": "initial: open", "transitions": "transitions: {}"]),
        MappingKind(
            name: "rule", heading: "Rules", definition: "rule", frame: "\(surroundings) {…}}",
            required: ["then": "then: {respond: {status: 200}}"]),
        MappingKind(
            name: "request", heading: "Requests", definition: "request",
            frame: "\(surroundings) {request: {…}, then: {respond: {status: 200}}}}",
            choice: (
                ["method", "path", "headers", "query", "cookies", "credential", "body", "body-text"], "method: GET"
            )),
        MappingKind(
            name: "lookup", heading: "Lookups", definition: "lookup",
            frame: "\(surroundings) {find: {…}, then: {respond: {status: 200}}}}",
            required: ["in": "in: orders", "where": "where: {}"]),
        MappingKind(
            name: "then", heading: "Then", definition: "then", frame: "\(outcome) {…}}}",
            required: ["respond": "respond: {status: 200}"]),
        MappingKind(
            name: "create", heading: "Create", definition: "create",
            frame: "\(outcome) {create: {…}, respond: {status: 200}}}}",
            required: ["in": "in: orders", "with": "with: {id: 1}"]),
        MappingKind(
            name: "update", heading: "Update", definition: "update",
            frame: "\(outcome) {update: {…}, respond: {status: 200}}}}", required: ["with": "with: {a: 1}"]),
        MappingKind(
            name: "transition", heading: "Transition", definition: "transition",
            frame: "\(outcome) {transition: {…}, respond: {status: 200}}}}", required: ["to": "to: paid"]),
        MappingKind(
            name: "response", heading: "Responses", definition: "response", frame: "\(outcome) {respond: {…}}}}",
            required: ["status": "status: 200"]),
        MappingKind(
            name: "errors", heading: "Errors", definition: "errors", frame: "errors: {…}",
            required: ["codes": "codes: {}"]),
        MappingKind(
            name: "idempotency", heading: "Idempotency", definition: "idempotency", frame: "idempotency: {…}",
            required: ["operations": "operations: []"]),
        MappingKind(
            name: "fidelity note", heading: "Fidelity notes", definition: "fidelity-note", frame: "fidelity: [{…}]",
            required: ["behaviour": "behaviour: it answers"],
            choice: (["documented", "found", "assumed"], "assumed: it must")),
    ]

    /// The one kind that takes any further key.
    static let error = MappingKind(
        name: "error", heading: "One error", definition: "error", frame: "errors: {codes: {E17: {…}}}",
        required: ["status": "status: 422"])
}
