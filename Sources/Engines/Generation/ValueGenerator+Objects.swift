internal import Diagnostics
internal import Documents
internal import JSONModel
internal import SchemaValidation

/// Objects: the choice of members, and their values.
extension ValueGenerator {
    mutating func object(
        _ demand: Demand, _ attempt: Int, _ position: ValuePosition
    ) throws(GenerationFailure) -> JSON? {
        var demand = demand
        var object = JSONObject()
        var names = chosenNames(demand.objects, attempt, position)
        var applied: Set<String> = []
        while let dependent = demand.objects.dependentSchemas.first(where: {
            names.contains($0.name) && !applied.contains("\($0.schema.node.location)")
        }) {
            applied.insert("\(dependent.schema.node.location)")
            collect(dependent.schema, into: &demand, Choices(attempt: attempt, isDeep: position.isDeep))
            if demand.isImpossible { return nil }
            for name in demand.objects.required where !names.contains(name) { names.append(name) }
        }
        for name in names {
            if let value = try member(name, demand.objects, position) { object[name] = value }
        }
        try addMembers(to: &object, demand.objects, attempt, position)
        if attempt == 1 || attempt > 3 {
            for rival in demand.rivals { exclude(rival, from: &object, demand.objects) }
        }
        return .object(object)
    }

    /// A suggested object without the members that this direction leaves out.
    func withoutOmitted(_ value: JSON, _ demand: Demand) -> JSON {
        guard case .object(let object) = value, direction != nil else { return value }
        let omitted = demand.objects.parts.flatMap(\.properties).filter { isOmitted([$0.schema]) }.map(\.name)
        guard !omitted.isEmpty else { return value }
        return .object(JSONObject(object.members.filter { !omitted.contains($0.name) }.map { ($0.name, $0.value) }))
    }

    /// The names of the required members, and of all, some or none of the others, in the order of their declaration.
    private mutating func chosenNames(_ objects: ObjectDemand, _ attempt: Int, _ position: ValuePosition) -> [String] {
        var required = objects.required
        for name in objects.constants.keys.sorted() where !required.contains(name) { required.append(name) }
        let share = position.isDeep ? 0 : [4, 4, 2, 0, 3, 1, 4, 0][attempt % 8]
        let room = (objects.most ?? .max) - required.count
        var optional: [String] = []
        for name in objects.declared where !required.contains(name) && !objects.forbidden.contains(name) {
            guard optional.count < room, random.next() % 4 < UInt64(share) else { continue }
            let schemas = schemas(name, objects)
            if !isRecursive(schemas, position), haveEnd(schemas) { optional.append(name) }
        }
        var names = objects.declared.filter { required.contains($0) || optional.contains($0) }
        names += required.filter { !names.contains($0) }
        return withDependents(names, objects)
    }

    private func withDependents(_ names: [String], _ objects: ObjectDemand) -> [String] {
        var names = names
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for (name, required) in objects.dependentRequired where names.contains(name) {
                for other in required where !names.contains(other) {
                    names.append(other)
                    isGrowing = true
                }
            }
        }
        return names
    }

    /// Nil for a member that this direction leaves out, and for an optional one for which no value is found.
    private mutating func member(
        _ name: String, _ objects: ObjectDemand, _ position: ValuePosition
    ) throws(GenerationFailure) -> JSON? {
        let schemas = schemas(name, objects)
        if isOmitted(schemas) { return nil }
        if let constant = objects.constants[name], accepts(.string(constant), schemas) { return .string(constant) }
        do throws(GenerationFailure) {
            return try value(schemas, at: position.of(name))
        } catch {
            if error.reason == .exhausted || objects.required.contains(name) { throw error }
            return nil
        }
    }

    mutating func schemas(_ name: String, _ objects: ObjectDemand) -> [SchemaPlace] {
        objects.schemas(for: name) { matches($0, $1) }
    }

    private mutating func haveEnd(_ schemas: [SchemaPlace]) -> Bool {
        for schema in schemas where depths.depth(of: schema) == nil { return false }
        return true
    }

    /// Whether several values of one of these schemas are around this one, one inside the other.
    private func isRecursive(_ schemas: [SchemaPlace], _ position: ValuePosition) -> Bool {
        schemas.contains { schema in
            let target = target(of: schema)
            return position.trail.count { $0 == target.node.location } > 1
        }
    }

    /// The schema behind references and behind the items of arrays.
    func target(of schema: SchemaPlace) -> SchemaPlace {
        var place = schema
        for _ in 0..<8 {
            if let reference = place.node["$ref"]?.string {
                guard let target = registry.resolve(reference, base: place.base) else { break }
                place = target
            } else if place.node["items"]?.mapping != nil, let items = place.child("items") {
                place = items
            } else {
                break
            }
        }
        return place
    }

    private func isOmitted(_ schemas: [SchemaPlace]) -> Bool {
        guard let direction else { return false }
        let keyword = direction == .request ? "readOnly" : "writeOnly"
        return schemas.contains { schema in
            if schema.node[keyword]?.isTrue == true, schema.node["$ref"] == nil { return true }
            if schema.node[keyword]?.isTrue == true, schema.dialect.hasSiblingsOfReferences { return true }
            return schema.node["$ref"]?.string.flatMap { registry.resolve($0, base: schema.base) }?
                .node[keyword]?.isTrue == true
        }
    }

    // MARK: Members of other names

    /// Adds members with invented names until there are enough; a few to a map.
    private mutating func addMembers(
        to object: inout JSONObject, _ objects: ObjectDemand, _ attempt: Int, _ position: ValuePosition
    ) throws(GenerationFailure) {
        let isMap = objects.declared.isEmpty && objects.parts.contains { $0.additional?.node.mapping != nil }
        let isUnknown = attempt > 3 && objects.declared.isEmpty
        let extra = position.isDeep || !object.isEmpty || attempt % 8 == 3 ? 0 : isMap ? 2 : isUnknown ? 1 : 0
        let wanted = max(objects.least, extra)
        let allowed = min(wanted, objects.most ?? wanted)
        for name in objects.declared where object.count < objects.least && object[name] == nil {
            if objects.forbidden.contains(name) { continue }
            if let value = try member(name, objects, position) { object[name] = value }
        }
        var rejected = 0
        while object.count < allowed, rejected < 30 {
            guard let name = try inventedName(objects, object.count + rejected, position), object[name] == nil,
                !objects.forbidden.contains(name)
            else {
                rejected += 1
                continue
            }
            let schemas = schemas(name, objects)
            if schemas.contains(where: { $0.node.isFalse })
                || isRecursive(schemas, position) && object.count >= objects.least
            {
                rejected += 1
                continue
            }
            object[name] = try value(schemas, at: position.of(name))
        }
    }

    private mutating func inventedName(
        _ objects: ObjectDemand, _ number: Int, _ position: ValuePosition
    ) throws(GenerationFailure) -> String? {
        if !objects.names.isEmpty {
            return try value(objects.names, at: position.of("").from(number)).stringValue
        }
        let patterns = objects.parts.flatMap(\.patterns)
        if number % 2 == 0 || objects.parts.contains(where: { $0.additional?.node.isFalse == true }),
            let pattern = choice(patterns)
        {
            return sample(pattern.pattern)
        }
        let word = Words.word(&random)
        return number < 4 ? word : "\(word)\(number)"
    }
}
