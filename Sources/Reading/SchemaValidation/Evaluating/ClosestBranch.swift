internal import JSONModel

/// Chooses which of several failed branches to explain: the one that the instance probably means.
enum ClosestBranch {
    /// The position of the closest of `failures`, which has the violations of each branch; nil when there is none.
    ///
    /// `depth` is the depth of the instance in its document.
    static func position(in failures: [[SchemaViolation]], depth: Int) -> Int? {
        failures.indices.min { score(failures[$0], depth) < score(failures[$1], depth) }
    }

    /// A lower score is closer: first the right kind of value, then the right constants near it, then few violations,
    /// then deep ones.
    private static func score(_ violations: [SchemaViolation], _ depth: Int) -> (Int, Int, Int, Int) {
        let leaves = violations.flatMap(\.leaves)
        let isOtherKind = leaves.contains { $0.isAboutKind && $0.instanceLocation.tokens.count == depth }
        let wrongConstants = leaves.count { $0.isAboutConstant && $0.instanceLocation.tokens.count <= depth + 1 }
        let deepest = leaves.lazy.map { $0.instanceLocation.tokens.count }.max() ?? depth
        return (isOtherKind ? 1 : 0, wrongConstants, leaves.count, -deepest)
    }
}

extension SchemaViolation {
    fileprivate var isAboutKind: Bool {
        switch problem {
        case .type, .notAllowed: true
        default: false
        }
    }

    fileprivate var isAboutConstant: Bool {
        switch problem {
        case .constant, .enumeration: true
        default: false
        }
    }
}

extension Evaluation {
    /// Reports that no branch matched, and why the closest did not; always false.
    mutating func failBranches(
        _ keyword: StaticString, _ failures: [[SchemaViolation]], _ discriminator: Discriminator?, _ instance: JSON
    ) -> Bool {
        guard isTelling else { return false }
        switch discriminator?.choice(for: instance) {
        case .missing?:
            return fail(keyword, .missingDiscriminator(discriminator?.property ?? ""))
        case .unknown(let name)?:
            let known = discriminator?.branches.map(\.name) ?? []
            let property = discriminator?.property ?? ""
            return fail(keyword, .unknownDiscriminator(property: property, found: name, known: known))
        case .branch(let position)? where failures.indices.contains(position):
            return failBranch(keyword, position, failures)
        default:
            return failBranch(keyword, ClosestBranch.position(in: failures, depth: instancePath.count), failures)
        }
    }

    private mutating func failBranch(
        _ keyword: StaticString, _ position: Int?, _ failures: [[SchemaViolation]]
    ) -> Bool {
        let causes = position.map { failures[$0] } ?? []
        return fail(keyword, .noBranchMatched(count: failures.count, closest: position), causes: causes)
    }
}
