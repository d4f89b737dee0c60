internal import Diagnostics
internal import Documents
internal import JSONModel
internal import SchemaValidation

/// The demands of all schemas at one place together, with branches chosen.
struct Demand {
    var types = Set(ValueType.allCases)
    /// The types that the keywords imply, for schemas without `type`.
    var hinted: [ValueType] = []
    /// The values that `enum` and `const` allow.
    var values: [JSON]?
    /// The values of `example`, `examples` and `default`.
    var suggestions: [JSON] = []
    var isImpossible = false
    var numbers = NumberDemand()
    var strings = StringDemand()
    var objects = ObjectDemand()
    var arrays = ArrayDemand()
    /// The schemas that were collected already; a second time they would demand nothing new.
    private var collected: Set<SchemaPlace.Key> = []
    /// The other branches of a `oneOf`, which must not match.
    var rivals: [SchemaPlace] = []
    /// The schema's name among the components, for a discriminator.
    var componentName: String?
    /// The base URIs of the dynamic scope of the schema that is being collected, outermost first, for `$dynamicRef`.
    var scope: [String]
    /// The places of the schemas that are being collected, outermost first.
    var underway: [SourceLocation] = []
    /// The base URIs of all collected schemas, for members and items.
    private(set) var reached: [String]

    init(scope: [String]) {
        self.scope = scope
        reached = scope
    }

    mutating func enter(_ base: String) {
        if scope.last != base { scope.append(base) }
        if reached.last != base { reached.append(base) }
    }

    /// Whether the schema is being collected, so that it leads back to itself.
    func isUnderway(_ place: SchemaPlace) -> Bool { underway.contains(place.node.location) }

    /// Notes that `place` is collected; false if it was before.
    mutating func begin(_ place: SchemaPlace) -> Bool { collected.insert(place.key).inserted }

    mutating func restrict(to allowed: [JSON]) {
        values = values.map { $0.filter(allowed.contains) } ?? allowed
        if values?.isEmpty == true { isImpossible = true }
    }

    mutating func restrict(to allowed: Set<ValueType>) {
        types.formIntersection(allowed)
        if types.isEmpty { isImpossible = true }
    }

    mutating func hint(_ type: ValueType) {
        if !hinted.contains(type) { hinted.append(type) }
    }
}
