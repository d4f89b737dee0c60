internal import Diagnostics
internal import Documents
internal import JSONModel
internal import SchemaValidation

/// The least depth of a value of a schema: the depth at which a recursive schema can end.
struct EndingDepth {
    private struct Question: Hashable {
        let location: SourceLocation
        let levels: Int
    }

    private var answers: [Question: Bool] = [:]
    private let registry: SchemaRegistry
    /// The greatest depth that is looked for.
    static let most = 12
    /// The most schemas of one value, one inside the other.
    private static let longestChain = 256

    init(_ registry: SchemaRegistry) { self.registry = registry }

    /// 0 for a scalar or an empty container; nil for a schema that never ends.
    mutating func depth(of place: SchemaPlace) -> Int? {
        for levels in 0...Self.most where ends(place, within: levels, inPlace: 0) { return levels }
        return nil
    }

    private mutating func ends(_ place: SchemaPlace, within levels: Int, inPlace: Int) -> Bool {
        guard let mapping = place.node.mapping, inPlace < Self.longestChain else {
            return inPlace < Self.longestChain
        }
        let question = Question(location: place.node.location, levels: levels)
        if let known = answers[question] { return known }
        // Because a schema that refers to itself at the same depth adds nothing.
        answers[question] = false
        let answer = answer(place, mapping, within: levels, inPlace: inPlace)
        answers[question] = answer
        return answer
    }

    private mutating func answer(_ place: SchemaPlace, _ mapping: Mapping, within levels: Int, inPlace: Int) -> Bool {
        if mapping["enum"] != nil || mapping["const"] != nil { return true }
        if let text = (mapping["$ref"] ?? mapping["$dynamicRef"])?.string {
            // A reference without a target takes any value.
            let target = registry.resolve(text, base: place.base)
            if let target, !ends(target, within: levels, inPlace: inPlace + 1) { return false }
            if !place.dialect.hasSiblingsOfReferences { return true }
        }
        for part in place.children("allOf") where !ends(part, within: levels, inPlace: inPlace + 1) {
            return false
        }
        for keyword in ["anyOf", "oneOf"] {
            let branches = place.children(keyword)
            var answered = branches.isEmpty
            for branch in branches where !answered { answered = ends(branch, within: levels, inPlace: inPlace + 1) }
            if !answered { return false }
        }
        return ownEnds(place, mapping, within: levels)
    }

    /// The depth that the schema itself requires for members and items.
    private mutating func ownEnds(_ place: SchemaPlace, _ mapping: Mapping, within levels: Int) -> Bool {
        let types = ValueType.set(mapping["type"], orNull: mapping["nullable"]?.isTrue ?? false)
        if let types, !types.isSubset(of: [.object, .array]) { return true }
        var demanded: [SchemaPlace] = []
        if types?.contains(.array) != true {
            let required = mapping["required"]?.strings ?? []
            demanded += required.compactMap { place.descend(JSONPointer(tokens: ["properties", $0])) }
            if (mapping["minProperties"]?.count ?? 0) > required.count {
                demanded += [place.child("additionalProperties")].compactMap(\.self)
            }
        }
        if types?.contains(.object) != true, (mapping["minItems"]?.count ?? 0) > 0 {
            let items = place.children("prefixItems") + [place.child("items")]
            demanded += items.compactMap(\.self).filter { $0.node.sequence == nil }
        }
        if demanded.isEmpty { return true }
        guard levels > 0 else { return false }
        for schema in demanded where !ends(schema, within: levels - 1, inPlace: 0) { return false }
        return true
    }
}
