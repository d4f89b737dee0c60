internal import Diagnostics
internal import Documents
package import JSONModel
package import Randomness
internal import RegularExpressions
package import SchemaValidation
internal import WorkBudgets

/// Makes values that a schema allows; the same random numbers give the same values.
///
/// The flow for each place of a value: all schemas that apply there are collected into one `Demand`, and one of several
/// branches is chosen → a candidate is made, members and items first → every schema checks it. If one refuses it, other
/// choices are tried, up to a limit.
///
/// ```swift
/// var generator = ValueGenerator(for: schema, direction: .response, random: SeededRandom(seed: 1))
/// let pet = try generator.value()  // {"id": 17, "name": "Ada Hopper"}
/// ```
package struct ValueGenerator {
    let schema: Schema
    let direction: Direction?
    var random: SeededRandom
    var depths: EndingDepth
    /// The number of values made so far, at any depth.
    var size = 0
    /// Whether a schema depends on its dynamic scope, so that only the whole value can be checked.
    var isScopeDynamic = false
    private var tries = 0
    private var expressions: [String: RegularExpression?] = [:]
    private var patterns: [String: PatternNode?] = [:]

    private static let mostTries = 20_000
    /// The most units of work for one value: about a second.
    private static let mostWork = 20_000_000
    private static let triesOfScalars = 60
    private static let triesOfContainers = 14

    /// With a direction, `readOnly` or `writeOnly` members of the other direction are left out.
    package init(for schema: Schema, direction: Direction? = nil, random: SeededRandom) {
        self.schema = schema
        self.direction = direction
        self.random = random
        depths = EndingDepth(schema.registry)
    }

    var registry: SchemaRegistry { schema.registry }

    /// A new value with each call; `name` is the name of the member that it is for.
    ///
    /// A small value has only required members and items.
    ///
    /// - Throws: `GenerationFailure` with the schema for which no value was found.
    package mutating func value(named name: String? = nil, isSmall: Bool = false) throws(GenerationFailure) -> JSON {
        let (result, excess) = WorkBudget.limited(to: Self.mostWork) { () -> Result<JSON, GenerationFailure> in
            Result { () throws(GenerationFailure) in try value(named: name, isSmall: isSmall, self.schema.place) }
        }
        if excess != nil { throw GenerationFailure(reason: .exhausted, location: schema.place.node.location) }
        return try result.get()
    }

    private mutating func value(
        named name: String?, isSmall: Bool, _ place: SchemaPlace
    ) throws(GenerationFailure) -> JSON {
        let ends = depths.depth(of: schema.place) != nil
        // Few tries are left for a schema that seems to have no end.
        tries = ends ? 0 : Self.mostTries - 500
        size = isSmall ? ValuePosition.large + 1 : 0
        var failure: GenerationFailure?
        for _ in 0..<4 {
            do throws(GenerationFailure) {
                let value = try value([schema.place], at: ValuePosition(name: name))
                if schema.isValid(value, direction: direction) { return value }
                failure = GenerationFailure(reason: .unsatisfied, location: schema.place.node.location)
            } catch {
                failure = error
                if error.reason == .exhausted { break }
            }
        }
        if !ends {
            throw GenerationFailure(reason: .endless, location: schema.place.node.location)
        }
        throw failure ?? GenerationFailure(reason: .unsatisfied, location: schema.place.node.location)
    }

    /// A value that all of `schemas` allow.
    mutating func value(_ schemas: [SchemaPlace], at position: ValuePosition) throws(GenerationFailure) -> JSON {
        let location = schemas.first?.node.location ?? schema.place.node.location
        guard position.depth < ValuePosition.deepest else {
            throw GenerationFailure(reason: .endless, location: location)
        }
        var failure = GenerationFailure(reason: .unsatisfied, location: location)
        var containers = 0
        var attempt = position.firstAttempt
        while attempt < position.firstAttempt + Self.triesOfScalars, containers < Self.triesOfContainers {
            tries += 1
            guard tries < Self.mostTries, !WorkBudget.ofThisThread.isExceeded else {
                throw GenerationFailure(reason: .exhausted, location: location)
            }
            do throws(GenerationFailure) {
                if let candidate = try candidate(schemas, attempt, position) {
                    if accepts(candidate, schemas) {
                        size += 1
                        return candidate
                    }
                    if candidate.arrayValue != nil || candidate.objectValue != nil { containers += 1 }
                }
            } catch {
                if error.reason == .exhausted { throw error }
                failure = error
                containers += 2
            }
            attempt += 1
        }
        throw failure
    }

    /// Whether all `schemas` allow `value`, as far as can be told before the whole value exists.
    func accepts(_ value: JSON, _ schemas: [SchemaPlace]) -> Bool {
        isScopeDynamic || schemas.allSatisfy { registry.schema(at: $0).isValid(value, direction: direction) }
    }

    private mutating func candidate(
        _ schemas: [SchemaPlace], _ attempt: Int, _ position: ValuePosition
    ) throws(GenerationFailure) -> JSON? {
        var demand = Demand(scope: position.scope)
        let isDeep = position.depth >= ValuePosition.deep || size > ValuePosition.large
        for schema in schemas { collect(schema, into: &demand, Choices(attempt: attempt, isDeep: isDeep)) }
        guard !demand.isImpossible else { return nil }
        if attempt == 0 {
            let proposed = demand.suggestions.map { withoutOmitted($0, demand) }
            if let fitting = proposed.first(where: { accepts($0, schemas) }) { return fitting }
        }
        if let values = demand.values { return one(of: values, schemas) }
        guard let type = type(for: demand, attempt, isDeep) else { return nil }
        switch type {
        case .null: return .null
        case .boolean: return .bool(Bool.random(using: &random))
        case .integer, .number:
            return demand.numbers.number(
                isInteger: type == .integer, extraDigits: attempt % 3 == 2 ? 4 : 2, &random
            ).map(JSON.number)
        case .string: return string(demand, attempt, position)
        case .array:
            return try array(demand, attempt, position.entering(schemas.map(target), demand.reached, isDeep: isDeep))
        case .object:
            return try object(demand, attempt, position.entering(schemas.map(target), demand.reached, isDeep: isDeep))
        }
    }

    /// One type for each attempt: those that the keywords imply first, null last.
    private mutating func type(for demand: Demand, _ attempt: Int, _ isDeep: Bool) -> ValueType? {
        var ordered = demand.hinted.filter(demand.types.contains)
        let plain: [ValueType] = [.string, .object, .array, .number, .integer, .boolean]
        let others = plain.filter { demand.types.contains($0) && !ordered.contains($0) }
        if demand.types.count < ValueType.allCases.count || ordered.isEmpty { ordered += others }
        if demand.types.contains(.number), attempt % 2 == 0 { ordered.removeAll { $0 == .integer } }
        if attempt > 5 { ordered += others.filter { !ordered.contains($0) } }
        guard demand.types.contains(.null) else { return ordered.isEmpty ? nil : ordered[attempt % ordered.count] }
        let isContainer = ordered.allSatisfy { $0 == .object || $0 == .array }
        ordered.insert(.null, at: isDeep && isContainer ? 0 : ordered.count)
        return ordered[attempt % ordered.count]
    }

    /// One of `values` that the schemas accept.
    private mutating func one(of values: [JSON], _ schemas: [SchemaPlace]) -> JSON? {
        guard let first = choice(values) else { return nil }
        // Because mostly all are accepted; checking each of many takes long.
        if accepts(first, schemas) { return first }
        return choice(values.filter { !WorkBudget.ofThisThread.isExceeded && accepts($0, schemas) })
    }

    private mutating func string(_ demand: Demand, _ attempt: Int, _ position: ValuePosition) -> JSON? {
        for pattern in demand.strings.patterns where patterns[pattern] == nil {
            patterns[pattern] = .some(PatternParser.parse(pattern))
        }
        let known = patterns
        var strings = demand.strings
        // Because validation ignores a pattern that does not compile.
        strings.patterns.removeAll { (known[$0] ?? nil) == nil && expression($0) == nil }
        return strings.text(
            named: position.name, attempt: attempt, parsed: { (known[$0] ?? nil) ?? nil }, &random
        ).map(JSON.string)
    }

    mutating func choice<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    /// Whether `pattern` finds a match in `name`.
    mutating func matches(_ pattern: String, _ name: String) -> Bool {
        guard let expression = expression(pattern) else { return false }
        return (try? expression.matches(name)) ?? false
    }

    /// The compiled pattern; nil if it does not compile.
    private mutating func expression(_ pattern: String) -> RegularExpression? {
        if expressions[pattern] == nil { expressions[pattern] = .some(try? RegularExpression(pattern, grammar: .web)) }
        return expressions[pattern] ?? nil
    }

    /// A text that `pattern` matches.
    mutating func sample(_ pattern: String) -> String? {
        var demand = Demand(scope: [])
        demand.strings.patterns = [pattern]
        return string(demand, 1, ValuePosition(name: nil))?.stringValue
    }
}
