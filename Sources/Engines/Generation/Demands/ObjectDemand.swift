internal import SchemaValidation

/// The members of an object, by all its schemas together.
struct ObjectDemand {
    /// The `properties`, `patternProperties` and `additionalProperties` of one schema.
    struct Part {
        var properties: [(name: String, schema: SchemaPlace)] = []
        var patterns: [(pattern: String, schema: SchemaPlace)] = []
        var additional: SchemaPlace?
    }

    var parts: [Part] = []
    /// `unevaluatedProperties`: the schemas of members that no part describes.
    var unevaluated: [SchemaPlace] = []
    var required: [String] = []
    var names: [SchemaPlace] = []
    var dependentRequired: [(name: String, required: [String])] = []
    var dependentSchemas: [(name: String, schema: SchemaPlace)] = []
    /// The names of forbidden members.
    var forbidden: Set<String> = []
    /// The values that discriminators require, by member.
    var constants: [String: String] = [:]
    private(set) var least = 0
    private(set) var most: Int?

    mutating func atLeast(_ count: Int) { least = max(least, count) }
    mutating func atMost(_ count: Int) { most = min(most ?? count, count) }

    mutating func require(_ names: [String]) {
        for name in names where !required.contains(name) { required.append(name) }
    }

    /// The names in `properties`, each once, in the order of the document.
    var declared: [String] {
        var seen: Set<String> = []
        return parts.flatMap(\.properties).map(\.name).filter { seen.insert($0).inserted }
    }

    /// All schemas of a member with this name.
    func schemas(for name: String, matches: (String, String) -> Bool) -> [SchemaPlace] {
        let described = parts.flatMap { part in
            let own = part.properties.filter { $0.name == name }.map(\.schema)
            let matching = part.patterns.filter { matches($0.pattern, name) }.map(\.schema)
            return own.isEmpty && matching.isEmpty ? [part.additional].compactMap(\.self) : own + matching
        }
        return described.isEmpty ? unevaluated : described
    }
}
