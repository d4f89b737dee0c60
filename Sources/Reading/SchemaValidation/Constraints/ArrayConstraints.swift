internal import JSONModel

/// `prefixItems` and `items`, or draft 4's `items` and `additionalItems`.
final class ItemsConstraint: Constraint, @unchecked Sendable {
    private let prefix: [Subschema]
    private let rest: Subschema?
    private let prefixKeyword: StaticString
    private let restKeyword: StaticString

    init(prefix: [Subschema], rest: Subschema?, prefixKeyword: StaticString, restKeyword: StaticString) {
        self.prefix = prefix
        self.rest = rest
        self.prefixKeyword = prefixKeyword
        self.restKeyword = restKeyword
    }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .array(let elements) = instance else { return true }
        marks.markAll(rest == nil ? min(prefix.count, elements.count) : elements.count)
        var isValid = true
        for position in elements.indices {
            if holds(for: elements[position], at: position, &evaluation) { continue }
            isValid = false
            if !evaluation.isTelling { return false }
        }
        return isValid
    }

    private func holds(for element: JSON, at position: Int, _ evaluation: inout Evaluation) -> Bool {
        if position < prefix.count {
            return evaluation.descend(
                prefix[position], element, at: .index(position), prefixKeyword, .index(position))
        }
        guard let rest else { return true }
        if rest.isFalse { return evaluation.fail(restKeyword, .additionalItem(position)) }
        return evaluation.descend(rest, element, at: .index(position), restKeyword)
    }
}

/// `minItems` and `maxItems`.
final class ItemCountConstraint: Constraint, @unchecked Sendable {
    private let minimum: Int?
    private let maximum: Int?

    init(minimum: Int?, maximum: Int?) {
        self.minimum = minimum
        self.maximum = maximum
    }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .array(let elements) = instance else { return true }
        var isValid = true
        if let minimum, elements.count < minimum {
            isValid = evaluation.fail("minItems", .minItems(limit: minimum, found: elements.count))
        }
        if let maximum, elements.count > maximum {
            isValid = evaluation.fail("maxItems", .maxItems(limit: maximum, found: elements.count))
        }
        return isValid
    }
}

/// `uniqueItems`.
///
/// A few elements are compared pair by pair, more are hashed.
final class UniqueItemsConstraint: Constraint, @unchecked Sendable {
    private static let largestCompared = 8

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .array(let elements) = instance else { return true }
        evaluation.spend(instance.work)
        guard let (first, second) = Self.duplicates(in: elements) else { return true }
        return evaluation.fail("uniqueItems", .duplicateItems(first: first, second: second))
    }

    private static func duplicates(in elements: [JSON]) -> (first: Int, second: Int)? {
        guard elements.count <= largestCompared else { return hashedDuplicates(in: elements) }
        for second in elements.indices {
            for first in 0..<second where elements[first] == elements[second] { return (first, second) }
        }
        return nil
    }

    private static func hashedDuplicates(in elements: [JSON]) -> (first: Int, second: Int)? {
        var positions: [JSON: Int] = [:]
        positions.reserveCapacity(elements.count)
        for (position, element) in elements.enumerated() {
            if let first = positions.updateValue(position, forKey: element) { return (first, position) }
        }
        return nil
    }
}

/// `contains` with `minContains` and `maxContains`.
///
/// Matching elements count as evaluated (2020-12 Core §10.3.1.3).
final class ContainsConstraint: Constraint, @unchecked Sendable {
    private let schema: Subschema
    private let minimum: Int
    private let maximum: Int?
    private let isMinimumWritten: Bool

    init(_ schema: Subschema, minimum: Int?, maximum: Int?) {
        self.schema = schema
        self.minimum = minimum ?? 1
        self.maximum = maximum
        isMinimumWritten = minimum != nil
    }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .array(let elements) = instance else { return true }
        var count = 0
        for position in elements.indices
        where evaluation.quietlyDescend(schema, elements[position], at: .index(position)) {
            marks.mark(position)
            count += 1
        }
        if count < minimum {
            return evaluation.fail(
                isMinimumWritten ? "minContains" : "contains", .minContains(limit: minimum, found: count))
        }
        if let maximum, count > maximum {
            return evaluation.fail("maxContains", .maxContains(limit: maximum, found: count))
        }
        return true
    }
}
