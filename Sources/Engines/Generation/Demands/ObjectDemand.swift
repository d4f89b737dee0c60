internal import SchemaValidation

/// The members of an object, as all schemas describe them together.
struct ObjectDemand {
    /// One schema's `properties`, `patternProperties` and `additionalProperties`, which belong together.
    struct Part {
        var properties: [(name: String, schema: SchemaPlace)] = []
        var patterns: [(pattern: String, schema: SchemaPlace)] = []
        var additional: SchemaPlace?
    }

    var parts: [Part] = []
    /// `unevaluatedProperties`: for members that no part describes.
    var unevaluated: [SchemaPlace] = []
    var required: [String] = []
    var names: [SchemaPlace] = []
    var dependentRequired: [(name: String, required: [String])] = []
    var dependentSchemas: [(name: String, schema: SchemaPlace)] = []
    /// Members that must not be there.
    var forbidden: Set<String> = []
    /// What a discriminator wants its members to be.
    var constants: [String: String] = [:]
    private(set) var least = 0
    private(set) var most: Int?

    mutating func atLeast(_ count: Int) { least = max(least, count) }
    mutating func atMost(_ count: Int) { most = min(most ?? count, count) }

    mutating func require(_ names: [String]) {
        for name in names where !required.contains(name) { required.append(name) }
    }

    /// The names under `properties`, in the order they were written, without repetition.
    var declared: [String] {
        var seen: Set<String> = []
        return parts.flatMap(\.properties).map(\.name).filter { seen.insert($0).inserted }
    }

    /// Every schema that a member of this name has to fulfil.
    func schemas(for name: String, matches: (String, String) -> Bool) -> [SchemaPlace] {
        let described = parts.flatMap { part in
            let own = part.properties.filter { $0.name == name }.map(\.schema)
            let matching = part.patterns.filter { matches($0.pattern, name) }.map(\.schema)
            return own.isEmpty && matching.isEmpty ? [part.additional].compactMap(\.self) : own + matching
        }
        return described.isEmpty ? unevaluated : described
    }
}
