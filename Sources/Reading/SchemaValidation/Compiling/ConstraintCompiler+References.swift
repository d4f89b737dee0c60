internal import Diagnostics
internal import Documents
internal import JSONModel

/// References, and OpenAPI's discriminator, which names targets of references.
extension ConstraintCompiler {
    func referenceConstraints() -> [Constraint] {
        var constraints: [Constraint] = []
        if let node = keywords["$ref"], let text = node.string, let constraint = reference(text, at: node) {
            constraints.append(constraint)
        }
        if let node = keywords["$dynamicRef"], let text = node.string,
            let constraint = dynamicReference(text, at: node)
        {
            constraints.append(constraint)
        }
        return constraints
    }

    /// Compiles a reference.
    ///
    /// Nil, with a finding, if it has no target; then any value is accepted.
    func reference(_ text: String, at node: Node) -> Constraint? {
        target(of: text, "$ref", at: node).map { ReferenceConstraint(store.subschema(at: $0)) }
    }

    private func dynamicReference(_ text: String, at node: Node) -> Constraint? {
        guard let target = target(of: text, "$dynamicRef", at: node) else { return nil }
        let initial = store.subschema(at: target)
        // Because the reference is dynamic only if its anchor is (2020-12 Core §8.2.3.2).
        guard let anchor = URIReference(text).decodedFragment,
            target.node["$dynamicAnchor"]?.string == anchor
        else { return ReferenceConstraint(initial) }
        store.usesDynamicScope = true
        return DynamicReferenceConstraint(anchor, initial: initial)
    }

    private func target(of text: String, _ keyword: String, at node: Node) -> SchemaPlace? {
        switch store.resolve(text, from: place.base) {
        case .success(let place): return place
        case .failure(let reason):
            store.findings.error(
                at: node.location, "cannot resolve '\(keyword)' '\(text)': \(reason.message)",
                loss: "any value is taken")
            return nil
        }
    }

    // MARK: Discriminator

    func discriminator(of keyword: String) -> Discriminator? {
        guard dialect.isOpenAPI, let node = keywords["discriminator"],
            let property = node["propertyName"]?.string, let branches = keywords[keyword]?.sequence
        else { return nil }
        let targets = branches.enumerated().map { position, branch -> SchemaPlace? in
            guard let reference = branch["$ref"]?.string else {
                return place.child([keyword, String(position)], branch)
            }
            return store.place(of: reference, from: place.base)
        }
        var named = mappedBranches(node, targets)
        let mapped = Set(named.map(\.branch))
        for (position, target) in targets.enumerated() where !mapped.contains(position) {
            // Because a branch without a name allows every other value.
            guard branches[position]["$ref"] != nil, let name = target?.pointer.tokens.last else { return nil }
            named.append((name, position))
        }
        return Discriminator(property: property, branches: named)
    }

    private func mappedBranches(_ node: Node, _ targets: [SchemaPlace?]) -> [(name: String, branch: Int)] {
        let positions = Dictionary(
            targets.enumerated().compactMap { position, target in target.map { ($0.key, position) } },
            uniquingKeysWith: { first, _ in first })
        return (node["mapping"]?.mapping?.members ?? []).compactMap { member in
            guard let place = member.value.string.flatMap(mappedPlace) else { return nil }
            return positions[place.key].map { (member.name, $0) }
        }
    }

    /// The schema of a value in `mapping`: a reference, or the name of a schema in `components` (OAS 3.0.3 §4.7.25).
    private func mappedPlace(_ text: String) -> SchemaPlace? {
        store.place(of: "#/components/schemas/\(text)", from: place.base) ?? store.place(of: text, from: place.base)
    }
}
