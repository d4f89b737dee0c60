/// A key of an object: the kind of its value, the versions that have it, and whether it is required.
struct ObjectKey: Sendable {
    enum Value: Sendable {
        /// Data of any kind.
        case any
        case string, bool
        /// One of a few texts.
        case choice([String])
        /// A list of texts.
        case strings
        /// A text or a list of texts; numbers and booleans count as their source text.
        case scalar, scalars
        /// The same as `scalars`, with at least one element.
        case someScalars
        /// A mapping whose names the author chooses, of texts or of data of any kind.
        case stringMap, anyMap
        case object(ObjectKind), list(ObjectKind), map(ObjectKind)
        /// A URI reference to an object.
        case reference(ObjectKind)
        /// A mapping whose names the author chooses, of URI references to schemas or names of components.
        case schemaNames
    }

    enum Presence: Sendable {
        case optional
        /// The specification requires it, but little is lost without it.
        case expected
        case required
    }

    let name: String
    let value: Value
    private(set) var presence = Presence.optional
    private(set) var versions: ClosedRange<OpenAPIVersion> = .v30 ... .v31
    /// Another key and its values for which this key has a meaning.
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

    /// The key, with a meaning only if `key` has one of `values`.
    func only(where key: String, is values: String...) -> ObjectKey { with { $0.condition = (key, values) } }

    private func with(_ change: (inout ObjectKey) -> Void) -> ObjectKey {
        var key = self
        change(&key)
        return key
    }
}
