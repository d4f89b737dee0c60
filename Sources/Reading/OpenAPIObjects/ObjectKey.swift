/// One key of an object: what it holds, in which versions, and whether it must be there.
struct ObjectKey: Sendable {
    enum Value: Sendable {
        /// Data of any kind.
        case any
        case string, bool
        /// One of a few texts.
        case choice([String])
        /// A list of texts.
        case strings
        /// A text or a list of texts, for which numbers and booleans may stand as they are spelled.
        case scalar, scalars
        /// The same, with at least one.
        case someScalars
        /// Texts, or data of any kind, by names of the author's choice.
        case stringMap, anyMap
        case object(ObjectKind), list(ObjectKind), map(ObjectKind)
        /// A URI reference to an object.
        case reference(ObjectKind)
        /// By names of the author's choice, URI references to schemas or names of components.
        case schemaNames
    }

    enum Presence: Sendable {
        case optional
        /// Demanded by the specification, though little is lost without it.
        case expected
        case required
    }

    let name: String
    let value: Value
    private(set) var presence = Presence.optional
    private(set) var versions: ClosedRange<OpenAPIVersion> = .v30 ... .v31
    /// The values of another key, one of which must be there for this one to mean anything.
    private(set) var condition: (key: String, values: [String])?

    static func optional(_ name: String, _ value: Value) -> ObjectKey { ObjectKey(name: name, value: value) }

    static func expected(_ name: String, _ value: Value) -> ObjectKey {
        ObjectKey(name: name, value: value, presence: .expected)
    }

    static func required(_ name: String, _ value: Value) -> ObjectKey {
        ObjectKey(name: name, value: value, presence: .required)
    }

    private init(name: String, value: Value, presence: Presence = .optional) {
        self.name = name
        self.value = value
        self.presence = presence
    }

    func since(_ version: OpenAPIVersion) -> ObjectKey { with { $0.versions = version...versions.upperBound } }

    func until(_ version: OpenAPIVersion) -> ObjectKey { with { $0.versions = versions.lowerBound...version } }

    /// The key that means something only where `key` has one of `values`.
    func only(where key: String, is values: String...) -> ObjectKey { with { $0.condition = (key, values) } }

    private func with(_ change: (inout ObjectKey) -> Void) -> ObjectKey {
        var key = self
        change(&key)
        return key
    }
}
