extension Behaviour {
    /// For each of `collections`, whether some rule adds to it or changes what is in it; if none does, only people do.
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

    /// Where what goes by `name` is found.
    private func collections(of name: String) -> [Int] {
        conditions.compactMap { condition in
            guard case .find(let lookup) = condition, lookup.name == name else { return nil }
            return lookup.collection
        }
    }
}
