extension Behaviour {
    /// Whether a rule changes each of `collections`.
    ///
    /// If none does, only the admin API does.
    package var areChanged: [Bool] {
        let rules = Array(rules.values.joined()) + Array(refusals.values.joined())
        let changed = Set(rules.flatMap(\.changedCollections))
        return collections.indices.map { changed.contains($0) }
    }
}

extension Rule {
    fileprivate var changedCollections: [Int] {
        effects.flatMap { effect in
            switch effect {
            case .create(let collection, _, _): [collection]
            case .update(let name, _), .transition(let name, _), .delete(let name): collections(of: name)
            }
        }
    }

    /// The collections in which the rule finds resources called `name`.
    private func collections(of name: String) -> [Int] {
        conditions.compactMap { condition in
            guard case .find(let lookup) = condition, lookup.name == name else { return nil }
            return lookup.collection
        }
    }
}
