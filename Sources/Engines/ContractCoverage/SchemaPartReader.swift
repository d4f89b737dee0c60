internal import Diagnostics
internal import Documents
internal import JSONModel
internal import SchemaValidation

/// Makes parts of schemas: of one that an operation uses, and of all that it leads to.
struct SchemaPartReader {
    let registry: SchemaRegistry
    let name: String
    let direction: Direction

    func part(
        at place: SchemaPlace, requiredByOthers: Set<String> = [], _ parts: inout SchemaParts,
        _ items: inout CoverageItems
    ) -> Int {
        let key = SchemaParts.Key(base: place.base, pointer: place.pointer, direction: direction)
        let number: Int
        if let known = parts.numbers[key] {
            number = known
        } else {
            number = parts.parts.count
            parts.numbers[key] = number
            parts.parts.append(SchemaPart())
            let required = requiredByOthers.union(allRequired(at: place))
            read(place, number, requiredHere: required, &parts, &items)
        }
        addAbsences(number, place, requiredByOthers, &parts, &items)
        return number
    }

    private func read(
        _ place: SchemaPlace, _ number: Int, requiredHere: Set<String>, _ parts: inout SchemaParts,
        _ items: inout CoverageItems
    ) {
        guard !place.hidesSiblings else { return }
        parts.parts[number].required = Set((place.node["required"]?.sequence ?? []).compactMap(\.string))
        for node in place.node["enum"]?.sequence ?? [] {
            let value = node.json
            let item = items.add(.values, "value \(value) of \(title(place))", at: node.location)
            parts.parts[number].values.append((value, item))
        }
        readMembers(place, number, &parts, &items)
        if let next = schema("additionalProperties", place), place.node["patternProperties"] == nil {
            parts.parts[number].others = part(at: next, &parts, &items)
        }
        readElements(place, number, &parts, &items)
        readBranches(place, number, requiredHere, &parts, &items)
    }

    private func readMembers(
        _ place: SchemaPlace, _ number: Int, _ parts: inout SchemaParts, _ items: inout CoverageItems
    ) {
        for member in place.node["properties"]?.mapping?.members ?? [] {
            guard let next = place.descend(JSONPointer(tokens: ["properties", member.name])), travels(next),
                !next.node.isFalse
            else { continue }
            let present = items.add(.members, "member \(title(next))", at: member.nameLocation)
            let inner = part(at: next, &parts, &items)
            parts.parts[number].members.append(
                SchemaPart.Member(name: member.name, present: present, part: inner))
        }
    }

    private func readElements(
        _ place: SchemaPlace, _ number: Int, _ parts: inout SchemaParts, _ items: inout CoverageItems
    ) {
        let isList = place.node["items"]?.sequence != nil
        let prefix = schemas(isList ? "items" : "prefixItems", place)
        parts.parts[number].prefix = prefix.map { part(at: $0, &parts, &items) }
        if let rest = schema(isList ? "additionalItems" : "items", place) {
            parts.parts[number].elements = part(at: rest, &parts, &items)
        }
    }

    private func readBranches(
        _ place: SchemaPlace, _ number: Int, _ required: Set<String>, _ parts: inout SchemaParts,
        _ items: inout CoverageItems
    ) {
        for keyword in ["oneOf", "anyOf"] {
            for (index, next) in schemas(keyword, place).enumerated() {
                let what = "branch \(index + 1)\(reference(next)) of '\(keyword)' of \(title(place))"
                let item = items.add(.branches, what, at: next.node.location)
                let inner = part(at: next, requiredByOthers: required, &parts, &items)
                parts.parts[number].branches.append(
                    SchemaPart.Branch(schema: registry.schema(at: next), item: item, part: inner))
            }
        }
        if let condition = schema("if", place) {
            let consequence = schema("then", place).map {
                part(at: $0, requiredByOthers: required, &parts, &items)
            }
            let alternative = schema("else", place).map {
                part(at: $0, requiredByOthers: required, &parts, &items)
            }
            parts.parts[number].condition = SchemaPart.Condition(
                schema: registry.schema(at: condition), consequence: consequence, alternative: alternative)
        }
    }

    /// Marks the members that may be absent here, and goes on to the schemas of the same value.
    private func addAbsences(
        _ number: Int, _ place: SchemaPlace, _ requiredByOthers: Set<String>, _ parts: inout SchemaParts,
        _ items: inout CoverageItems
    ) {
        guard parts.visit(number, requiring: requiredByOthers) else { return }
        let required = requiredByOthers.union(allRequired(at: place))
        for index in parts.parts[number].members.indices {
            let member = parts.parts[number].members[index]
            guard member.absent == nil, !required.contains(member.name),
                let inner = place.descend(JSONPointer(tokens: ["properties", member.name])),
                let name = place.node["properties"]?.mapping?.member(member.name)
            else { continue }
            parts.parts[number].members[index].absent = items.add(
                .members, "absence of member \(title(inner))", at: name.nameLocation)
        }
        parts.parts[number].always = always(at: place).map {
            part(at: $0, requiredByOthers: required, &parts, &items)
        }
        guard !place.hidesSiblings else { return }
        for keyword in ["oneOf", "anyOf"] {
            for next in schemas(keyword, place) {
                _ = part(at: next, requiredByOthers: required, &parts, &items)
            }
        }
    }

    /// The names that the schema and those of the same value require.
    private func allRequired(at place: SchemaPlace) -> Set<String> {
        var names: Set<String> = []
        var seen: Set<SchemaPlace.Key> = []
        var pending = [place]
        while let place = pending.popLast() {
            guard seen.insert(place.key).inserted else { continue }
            if !place.hidesSiblings {
                names.formUnion((place.node["required"]?.sequence ?? []).compactMap(\.string))
            }
            pending += always(at: place)
        }
        return names
    }

    /// The schemas that each value of this one is checked against too.
    private func always(at place: SchemaPlace) -> [SchemaPlace] {
        let references = ["$ref", "$dynamicRef"].compactMap { keyword in
            place.node[keyword]?.string.flatMap { registry.resolve($0, base: place.base) }
        }
        return references + (place.hidesSiblings ? [] : schemas("allOf", place))
    }

    private func schema(_ keyword: String, _ place: SchemaPlace) -> SchemaPlace? {
        place.node[keyword]?.mapping == nil ? nil : place.descend(JSONPointer(tokens: [keyword]))
    }

    private func schemas(_ keyword: String, _ place: SchemaPlace) -> [SchemaPlace] {
        (place.node[keyword]?.sequence ?? []).indices.compactMap {
            place.descend(JSONPointer(tokens: [keyword, String($0)]))
        }
    }

    /// Whether the member occurs in this direction: it is not `readOnly` or `writeOnly` against it.
    private func travels(_ place: SchemaPlace) -> Bool {
        let keyword = direction == .request ? "readOnly" : "writeOnly"
        var place = place
        for _ in 0..<8 {
            if !place.hidesSiblings, place.node[keyword]?.isTrue == true { return false }
            guard let reference = place.node["$ref"]?.string,
                let next = registry.resolve(reference, base: place.base)
            else { return true }
            place = next
        }
        return true
    }

    /// `'Order/lines/sku' in requests`.
    private func title(_ place: SchemaPlace) -> String { "'\(path(place))' in \(direction.rawValue)s" }

    /// The path from the name of the component, or of what has the schema.
    private func path(_ place: SchemaPlace) -> String {
        var tokens = place.pointer.tokens
        var start = [name]
        if tokens.starts(with: ["components", "schemas"]) {
            (start, tokens) = ([], Array(tokens.dropFirst(2)))
        } else if let schema = tokens.lastIndex(of: "schema") {
            tokens = Array(tokens[(schema + 1)...])
        }
        let structure = ["properties", "items", "additionalProperties"]
        return (start + tokens.filter { !structure.contains($0) }).joined(separator: "/")
    }

    /// ` ('Card')` for a branch that is a reference.
    private func reference(_ place: SchemaPlace) -> String {
        guard let name = place.node["$ref"]?.string?.split(separator: "/").last else { return "" }
        return " ('\(name)')"
    }
}

extension SchemaPlace {
    /// Whether a `$ref` hides everything beside it.
    fileprivate var hidesSiblings: Bool { dialect.isDraft4Like && node["$ref"]?.string != nil }
}

extension Node {
    fileprivate var isTrue: Bool {
        if case .bool(true) = content { return true }
        return false
    }

    fileprivate var isFalse: Bool {
        if case .bool(false) = content { return true }
        return false
    }
}
