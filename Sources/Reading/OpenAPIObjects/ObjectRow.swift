/// What the table says of one kind of object.
struct ObjectRow: Sendable {
    /// In the order of the specification; a name may come twice, for different versions.
    let keys: [ObjectKey]
    /// What members of names of the author's choice hold; nil where only `keys` may be there.
    private(set) var others: ObjectKey.Value?
    /// Whether members called `x-…` may be there.
    private(set) var isExtensible = true
    /// Whether a Reference Object may stand for one (OAS 3.1 §4.8.23).
    private(set) var isReferable = false
    /// Keys of which one can be there, not several.
    private(set) var exclusive: [[String]] = []
    /// Keys of which at least one must be there, from a version on.
    private(set) var alternatives: (names: [String], since: OpenAPIVersion)?
    /// Whether there must be a member beside `x-…`.
    private(set) var needsMembers = false
    private let byName: [String: [ObjectKey]]

    init(_ keys: ObjectKey...) {
        self.keys = keys
        byName = Dictionary(grouping: keys, by: \.name)
    }

    /// The row, for an object that a reference may stand for.
    var referable: ObjectRow { with { $0.isReferable = true } }

    /// The row, for an object that has one of `names` at most.
    func exclusive(_ names: String...) -> ObjectRow { with { $0.exclusive.append(names) } }

    /// The row, for an object that has one of `names` at least.
    func atLeastOne(of names: String..., since version: OpenAPIVersion) -> ObjectRow {
        with { $0.alternatives = (names, version) }
    }

    /// The row, for an object that must have members.
    var nonEmpty: ObjectRow { with { $0.needsMembers = true } }

    /// The row, for an object without extensions.
    var closed: ObjectRow { with { $0.isExtensible = false } }

    /// The row, for an object whose other members hold `value`.
    func others(_ value: ObjectKey.Value) -> ObjectRow { with { $0.others = value } }

    private func with(_ change: (inout ObjectRow) -> Void) -> ObjectRow {
        var row = self
        change(&row)
        return row
    }

    /// The key of that name in `version`; nil where it has none.
    func key(_ name: String, in version: OpenAPIVersion) -> ObjectKey? {
        byName[name]?.first { $0.versions.contains(version) }
    }

    func hasKey(_ name: String) -> Bool { byName[name] != nil }

    /// The versions that have a key of that name.
    func versions(of name: String) -> [ClosedRange<OpenAPIVersion>] { byName[name]?.map(\.versions) ?? [] }

    func keys(in version: OpenAPIVersion) -> [ObjectKey] { keys.filter { $0.versions.contains(version) } }
}
