internal import JSONModel
internal import SchemaValidation

/// What all schemas that apply to one place demand together, with the branches chosen.
struct Demand {
    var types = Set(ValueType.allCases)
    /// The types that the keywords speak of, for schemas without `type`.
    var hinted: [ValueType] = []
    /// What `enum` and `const` leave.
    var values: [JSON]?
    /// What `example`, `examples` and `default` propose.
    var suggestions: [JSON] = []
    var isImpossible = false
    var numbers = NumberDemand()
    var strings = StringDemand()
    var objects = ObjectDemand()
    var arrays = ArrayDemand()
    /// The branches of a `oneOf` that were not chosen, and must not hold.
    var rivals: [SchemaPlace] = []
    /// The schema's name among the components, for a discriminator.
    var componentName: String?
    /// The base URIs that led to the schema being collected, outermost first, for `$dynamicRef`.
    var scope: [String]
    /// Those of all schemas collected, for members and items.
    private(set) var reached: [String]

    init(scope: [String]) {
        self.scope = scope
        reached = scope
    }

    mutating func enter(_ base: String) {
        if scope.last != base { scope.append(base) }
        if reached.last != base { reached.append(base) }
    }

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
