internal import Documents
internal import JSONModel
internal import WorkBudgets

/// One evaluation of a schema over an instance: the current place, and the violations.
///
/// Runs in two manners. The quick one stops at the first constraint broken and keeps neither paths nor violations, so
/// that an instance without fault costs no memory; the telling one goes on and collects.
struct Evaluation {
    let options: SchemaOptions
    let direction: Direction?
    private let tracksScope: Bool
    private(set) var isTelling: Bool
    private(set) var violations: [SchemaViolation] = []
    private(set) var instancePath: [PathToken] = []
    private var keywordPath: [PathToken] = []
    private var trail: [Subschema] = []
    private var scope: [SchemaResource] = []
    private var inPlaceDepth = 0
    /// Whether the limit of references for one value was reached, or that of work.
    private(set) var isAborted = false
    /// Whether a constraint could not be judged, so that the whole is not valid, even inside of `not`.
    private(set) var isUndecided = false
    /// The units of work so far: one for each schema that is applied, and those of `spend`.
    private var work = 0
    private let allowance: Int
    /// The results so far, if they are remembered.
    private let memory: EvaluationMemory?

    init(
        options: SchemaOptions, direction: Direction?, tracksScope: Bool, isTelling: Bool, allowance: Int,
        remembers: Bool
    ) {
        self.options = options
        self.direction = direction
        self.tracksScope = tracksScope
        self.isTelling = isTelling
        self.allowance = allowance
        // Because a schema may mean something else in another dynamic scope, nothing is remembered then.
        memory = remembers && !tracksScope ? EvaluationMemory() : nil
    }

    // MARK: Applying schemas

    mutating func evaluate(_ schema: Subschema, _ instance: JSON, _ marks: inout EvaluatedMarks) -> Bool {
        if schema.constraints.isEmpty { return true }
        inPlaceDepth += 1
        defer { inPlaceDepth -= 1 }
        work &+= 1
        guard inPlaceDepth <= options.maxReferenceDepth, work <= allowance, !isAborted else {
            return abort(in: schema)
        }
        guard let memory, !marks.isTracked else { return evaluateAnew(schema, instance, &marks) }
        if let known = memory.result(of: schema, isTelling: isTelling) { return known }
        let isValid = evaluateAnew(schema, instance, &marks)
        if !isAborted { memory.remember(isValid, of: schema, isTelling: isTelling) }
        return isValid
    }

    private mutating func evaluateAnew(
        _ schema: Subschema, _ instance: JSON, _ marks: inout EvaluatedMarks
    ) -> Bool {
        if isTelling { trail.append(schema) }
        let entersResource = tracksScope && scope.last !== schema.resource
        if entersResource { scope.append(schema.resource) }
        defer {
            if isTelling { trail.removeLast() }
            if entersResource { scope.removeLast() }
        }
        guard schema.hasUnevaluated else { return schema.constraintsHold(for: instance, &self, &marks) }
        var own = EvaluatedMarks(isTracked: true)
        let isValid = schema.constraintsHold(for: instance, &self, &own)
        marks.formUnion(own)
        return isValid
    }

    /// Applies `schema`, found under `keyword`, to the same instance.
    mutating func apply(
        _ schema: Subschema, _ instance: JSON, _ keyword: StaticString, _ token: PathToken? = nil,
        _ marks: inout EvaluatedMarks
    ) -> Bool {
        guard isTelling else { return evaluate(schema, instance, &marks) }
        let depth = keywordPath.count
        keywordPath.append(.name("\(keyword)"))
        if let token { keywordPath.append(token) }
        defer { keywordPath.removeSubrange(depth...) }
        return evaluate(schema, instance, &marks)
    }

    /// Applies `schema`, found under `keyword`, to a member or an element of the instance.
    mutating func descend(
        _ schema: Subschema, _ child: JSON, at place: PathToken, _ keyword: StaticString, _ token: PathToken? = nil
    ) -> Bool {
        let outerDepth = inPlaceDepth
        inPlaceDepth = 0
        memory?.enter(place)
        defer {
            inPlaceDepth = outerDepth
            memory?.leave()
        }
        var marks = EvaluatedMarks()
        guard isTelling else { return evaluate(schema, child, &marks) }
        instancePath.append(place)
        defer { instancePath.removeLast() }
        return apply(schema, child, keyword, token, &marks)
    }

    /// Whether `instance` is valid, without collecting violations: for `not`, `if` and `contains`.
    mutating func quietly(_ schema: Subschema, _ instance: JSON, _ marks: inout EvaluatedMarks) -> Bool {
        let wasTelling = isTelling
        isTelling = false
        defer { isTelling = wasTelling }
        return evaluate(schema, instance, &marks)
    }

    /// The same for an element of the instance.
    mutating func quietlyDescend(_ schema: Subschema, _ child: JSON, at place: PathToken) -> Bool {
        let outerDepth = inPlaceDepth
        inPlaceDepth = 0
        memory?.enter(place)
        defer {
            inPlaceDepth = outerDepth
            memory?.leave()
        }
        var marks = EvaluatedMarks()
        return quietly(schema, child, &marks)
    }

    /// Applies a branch, and takes its violations out of the list.
    mutating func attempt(
        _ body: (inout Evaluation) -> Bool
    ) -> (isValid: Bool, violations: [SchemaViolation]) {
        guard isTelling else { return (body(&self), []) }
        let outer = violations
        violations = []
        let branch = memory?.beginBranch()
        defer { if let branch { memory?.endBranch(branch) } }
        let isValid = body(&self)
        let own = violations
        violations = outer
        return (isValid, own)
    }

    // MARK: Telling

    /// Reports a violation of the current schema's `keyword`; always false, for the caller to return.
    mutating func fail(
        _ keyword: StaticString, _ problem: @autoclosure () -> SchemaViolation.Problem, causes: [SchemaViolation] = []
    ) -> Bool {
        guard isTelling, violations.count < options.maxViolations, let schema = trail.last else { return false }
        let name = "\(keyword)"
        let node = schema.place.node
        violations.append(
            SchemaViolation(
                instanceLocation: JSONPointer(tokens: instancePath.map(\.text)),
                keywordLocation: JSONPointer(tokens: keywordPath.map(\.text) + (name.isEmpty ? [] : [name])),
                schemaLocation: node.mapping?.member(name)?.nameLocation ?? node.location,
                keyword: name, problem: problem(), causes: causes))
        return false
    }

    /// Reports that the current schema's `keyword` cannot be judged.
    mutating func giveUp(_ keyword: StaticString, _ problem: @autoclosure () -> SchemaViolation.Problem) -> Bool {
        isUndecided = true
        return fail(keyword, problem())
    }

    private mutating func abort(in schema: Subschema) -> Bool {
        guard !isAborted else { return false }
        if isTelling { trail.append(schema) }
        if work > allowance {
            _ = fail("", .tooMuchWork)
        } else {
            let limit = options.maxReferenceDepth
            _ = fail("$ref", .endlessReference(limit: limit))
        }
        if isTelling { trail.removeLast() }
        isAborted = true
        return false
    }

    // MARK: Work

    /// Counts the work of a constraint that may take longer than applying a schema; false when it must not start.
    @discardableResult
    mutating func spend(_ units: Int) -> Bool {
        if work <= allowance { work &+= units }
        return work <= allowance
    }

    /// Whether the work was more than allowed.
    var isOverAllowance: Bool { work > allowance }

    /// Takes the work from the thread's budget; false if that was exceeded.
    func settle(_ budget: WorkBudget, _ schema: Subschema) -> Bool {
        budget.spend(work, on: "judging a value by the schema at \(schema.place.node.location)")
    }

    // MARK: Dynamic scope

    /// The outermost schema in the dynamic scope with the dynamic anchor `name` (2020-12 Core §8.2.3.2).
    func dynamicTarget(_ name: String) -> Subschema? {
        for resource in scope {
            if let target = resource.dynamicTargets?[name] { return target }
        }
        return nil
    }
}

/// One step of a path; it becomes text only in a violation.
enum PathToken: Hashable {
    case name(String)
    case index(Int)

    var text: String {
        switch self {
        case .name(let name): name
        case .index(let index): String(index)
        }
    }
}
