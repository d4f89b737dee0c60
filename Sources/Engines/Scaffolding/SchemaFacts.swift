internal import Documents
internal import Generation
internal import JSONModel
internal import SchemaValidation

/// The plain facts of a schema: references followed, `allOf` joined, null separated.
struct SchemaFacts {
    /// The types other than null; nil when the schema names none.
    private(set) var types: Set<String>?
    private(set) var isNullable = false
    private(set) var format: String?
    private(set) var pattern: String?
    /// The values other than null; nil when any is allowed.
    private(set) var values: [JSON]?
    private(set) var members: [(name: String, schema: SchemaPlace)] = []
    private(set) var required: [String] = []
    private(set) var items: SchemaPlace?
    /// Whether it does not occur in responses.
    private(set) var isWriteOnly = false
    private let registry: SchemaRegistry
    /// The schemas that were collected; a second time they would add nothing.
    private var collected: Set<SchemaPlace.Key> = []

    private static let longestChain = 24
    /// Because nested alternatives multiply, each counts as several schemas of the chain.
    private static let lengthOfAlternative = 6

    init(_ schema: Schema) {
        self.init(schema.place, registry: schema.registry)
    }

    /// `chain` is the number of schemas that were read on the way here; references may be circular.
    private init(_ place: SchemaPlace, registry: SchemaRegistry, chain: Int = 0) {
        self.registry = registry
        collect(place, chain: chain)
        let constants = values ?? []
        if !constants.isEmpty, constants.contains(.null) {
            values = constants.filter { $0 != .null }
            isNullable = true
        }
    }

    func facts(of place: SchemaPlace) -> SchemaFacts { SchemaFacts(place, registry: registry) }

    /// The facts about the member `name`; nil when it is not declared.
    func member(_ name: String) -> SchemaFacts? { members.first { $0.name == name }.map { facts(of: $0.schema) } }

    private mutating func collect(_ place: SchemaPlace, chain: Int) {
        guard chain < Self.longestChain, let mapping = place.node.mapping, collected.insert(place.key).inserted
        else { return }
        if let text = mapping["$ref"]?.string {
            if let target = registry.resolve(text, base: place.base) { collect(target, chain: chain + 1) }
            if !place.dialect.hasSiblingsOfReferences { return }
        }
        collectTypes(mapping)
        if let value = mapping["const"] { values = [value.json] }
        if let list = mapping["enum"]?.sequence, values == nil { values = list.map(\.json) }
        format = mapping["format"]?.string ?? format
        pattern = mapping["pattern"]?.string ?? pattern
        isWriteOnly = isWriteOnly || mapping["writeOnly"]?.json == true
        for member in place.members("properties") where !members.contains(where: { $0.name == member.name }) {
            members.append(member)
        }
        for name in mapping["required"]?.sequence?.compactMap(\.string) ?? [] where !required.contains(name) {
            required.append(name)
        }
        if mapping["prefixItems"] == nil, mapping["items"]?.mapping != nil { items = place.child("items") ?? items }
        for part in place.children("allOf") { collect(part, chain: chain + 1) }
        for keyword in ["oneOf", "anyOf"] { collectAlternatives(place.children(keyword), chain: chain + 1) }
    }

    private mutating func collectTypes(_ mapping: Mapping) {
        var named = Set(mapping["type"]?.sequence?.compactMap(\.string) ?? [])
        if let name = mapping["type"]?.string { named.insert(name) }
        if mapping["nullable"]?.json == true || named.contains("null") { isNullable = true }
        if named.contains("number") { named.remove("integer") }
        guard !named.isEmpty else { return }
        restrict(to: named.subtracting(["null"]))
    }

    private mutating func restrict(to named: Set<String>) {
        guard let types else { return types = named }
        let both = types.intersection(named)
        // Because an integer is a number.
        let integer: Set<String> = types.union(named).contains("integer") && both.isEmpty ? ["integer"] : []
        self.types = both.union(integer)
    }

    /// A single alternative to null counts in full; of several, only their types.
    private mutating func collectAlternatives(_ places: [SchemaPlace], chain: Int) {
        guard !places.isEmpty, chain < Self.longestChain else { return }
        let all = places.map {
            ($0, SchemaFacts($0, registry: registry, chain: chain + Self.lengthOfAlternative))
        }
        let others = all.filter { $0.1.types != [] }
        if others.count < all.count { isNullable = true }
        if others.count == 1 { return collect(others[0].0, chain: chain + 1) }
        if others.contains(where: { $0.1.isNullable }) { isNullable = true }
        let known = others.compactMap(\.1.types)
        if known.count == others.count { restrict(to: known.reduce([]) { $0.union($1) }) }
    }
}
