internal import JSONModel

/// OpenAPI's `discriminator` (OAS 3.1 §4.8.25): the member whose value names a branch.
///
/// It only chooses the branch that is explained. The branches decide whether an instance is valid.
struct Discriminator: Sendable {
    enum Choice {
        case branch(Int)
        case unknown(String)
        case missing
    }

    let property: String
    /// The branch of each value; names in the order of `mapping`, then of the branches.
    let branches: [(name: String, branch: Int)]

    /// The choice of `instance`; nil when it is no object, or its member is no string.
    func choice(for instance: JSON) -> Choice? {
        guard let object = instance.objectValue else { return nil }
        guard let value = object[property] else { return .missing }
        guard let name = value.stringValue else { return nil }
        return branches.first { $0.name.hasSameCodePoints(as: name) }.map { .branch($0.branch) } ?? .unknown(name)
    }
}
