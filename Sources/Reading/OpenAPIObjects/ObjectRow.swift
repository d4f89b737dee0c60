/// The table's row for one kind of object.
struct ObjectRow: Sendable {
    /// The keys in the order of the specification.
    ///
    /// A name may occur twice, for different versions.
    let keys: [ObjectKey]
    /// The kind of members whose names the author chooses; nil if only `keys` are allowed.
    private(set) var others: ObjectKey.Value?
    /// Whether members called `x-…` are allowed.
    private(set) var isExtensible = true
    /// Whether a Reference Object may replace the object (OAS 3.1 §4.8.23).
    private(set) var isReferable = false
    /// Groups of keys that exclude each other.
    private(set) var exclusive: [[String]] = []
    /// Keys of which at least one is required, from version `since` on.
    private(set) var alternatives: (names: [String], since: OpenAPIVersion)?
    /// Whether a member other than `x-…` is required.
    private(set) var needsMembers = false
    private let byName: [String: [ObjectKey]]

    init(_ keys: ObjectKey...) {
        self.keys = keys
        byName = Dictionary(grouping: keys, by: \.name)
    }

    /// The row for an object that a reference may replace.
    var referable: ObjectRow { with { $0.isReferable = true } }

    /// The row for an object that may have only one of `names`.
    func exclusive(_ names: String...) -> ObjectRow { with { $0.exclusive.append(names) } }

    /// The row for an object that must have at least one of `names`.
    func atLeastOne(of names: String..., since version: OpenAPIVersion) -> ObjectRow {
        with { $0.alternatives = (names, version) }
    }

    /// The row for an object that must have members.
    var nonEmpty: ObjectRow { with { $0.needsMembers = true } }

    /// The row for an object without extensions.
    var closed: ObjectRow { with { $0.isExtensible = false } }

    /// The row for an object whose other members are of the kind `value`.
    func others(_ value: ObjectKey.Value) -> ObjectRow { with { $0.others = value } }

    private func with(_ change: (inout ObjectRow) -> Void) -> ObjectRow {
        var row = self
        change(&row)
        return row
    }

    /// The key of that name in `version`; nil if that version has none.
    func key(_ name: String, in version: OpenAPIVersion) -> ObjectKey? {
        byName[name]?.first { $0.versions.contains(version) }
    }

    func hasKey(_ name: String) -> Bool { byName[name] != nil }

    /// The versions that have a key of that name.
    func versions(of name: String) -> [ClosedRange<OpenAPIVersion>] { byName[name]?.map(\.versions) ?? [] }

    func keys(in version: OpenAPIVersion) -> [ObjectKey] { keys.filter { $0.versions.contains(version) } }
}
