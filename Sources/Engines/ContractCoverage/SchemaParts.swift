internal import JSONModel
internal import SchemaValidation

/// The schemas of a contract, as far as values can meet them.
///
/// A schema that several bodies share is there once for requests and once for responses. Schemas below `not`,
/// `contains`, `patternProperties`, `dependentSchemas` and `unevaluated…` are not counted.
struct SchemaParts {
    struct Key: Hashable {
        let base: String
        let pointer: JSONPointer
        let direction: Direction
    }

    var parts: [SchemaPart] = []
    var numbers: [Key: Int] = [:]
    /// The visits of each part.
    ///
    /// Their number is limited, because alternatives inside each other may require any set of names. Beyond the limit
    /// no further absence is counted.
    private var visits: [Int: Set<Set<String>>] = [:]
    private static let mostVisits = 64

    /// Notes a visit of a part by schemas that require the names in `required`; false if it is not to be followed.
    mutating func visit(_ part: Int, requiring required: Set<String>) -> Bool {
        visits[part, default: []].count < Self.mostVisits && visits[part, default: []].insert(required).inserted
    }

    /// Adds the parts of `schema`, and gives the number of the first.
    ///
    /// `name` is its name where it has none of its own.
    mutating func add(_ schema: Schema, name: String, _ direction: Direction, to items: inout CoverageItems) -> Int {
        SchemaPartReader(registry: schema.registry, name: name, direction: direction)
            .part(at: schema.place, &self, &items)
    }

    /// Marks the parts that `value` meets.
    func cover(_ value: JSON, _ number: Int, _ direction: Direction, in items: inout CoverageItems) {
        var met: Set<Int> = []
        cover(value, number, direction, &met, in: &items)
    }

    /// The same, with the parts that `value` has met already: several ways may lead to one.
    private func cover(
        _ value: JSON, _ number: Int, _ direction: Direction, _ met: inout Set<Int>, in items: inout CoverageItems
    ) {
        guard met.insert(number).inserted else { return }
        let part = parts[number]
        for known in part.values where known.value == value { items.cover(known.item) }
        for always in part.always { cover(value, always, direction, &met, in: &items) }
        for branch in part.branches where branch.schema.isValid(value, direction: direction) {
            items.cover(branch.item)
            cover(value, branch.part, direction, &met, in: &items)
        }
        if let condition = part.condition {
            let isTrue = condition.schema.isValid(value, direction: direction)
            let next = isTrue ? condition.consequence : condition.alternative
            if let next { cover(value, next, direction, &met, in: &items) }
        }
        switch value {
        case .object(let object): cover(object, part, direction, in: &items)
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                let next = index < part.prefix.count ? part.prefix[index] : part.elements
                if let next { cover(element, next, direction, in: &items) }
            }
        default: break
        }
    }

    private func cover(
        _ object: JSONObject, _ part: SchemaPart, _ direction: Direction, in items: inout CoverageItems
    ) {
        for member in part.members {
            if let value = object[member.name] {
                items.cover(member.present)
                cover(value, member.part, direction, in: &items)
            } else if let absent = member.absent {
                items.cover(absent)
            }
        }
        guard let others = part.others else { return }
        let known = Set(part.members.map(\.name))
        for member in object.members where !known.contains(member.name) {
            cover(member.value, others, direction, in: &items)
        }
    }
}
