internal import JSONModel
internal import Lending
internal import RegularExpressions

/// `properties`, `patternProperties`, `additionalProperties` and `required`, in one pass over the members.
final class ObjectConstraint: Constraint, @unchecked Sendable {
    struct Property {
        let name: String
        var schema: Subschema?
        var isRequired = false
        /// The only direction in which it is required: response for `readOnly`, request for `writeOnly`; nil for both.
        var requiredOnlyIn: Direction?
    }

    struct Pattern {
        let expression: RegularExpression
        let schema: Subschema
    }

    private let properties: [Property]
    // The schemas without counted references; `properties` keeps them alive.
    private let uncounted: [Uncounted<Subschema>?]
    private let table: NameTable
    private let patterns: [Pattern]
    private let additional: Subschema?
    /// The number of required members, in any direction; without any, there is no second pass.
    private let requiredCount: Int
    private let hasDirections: Bool

    init(properties: [Property], patterns: [Pattern], additional: Subschema?) {
        self.properties = properties
        uncounted = properties.map { $0.schema.map { Uncounted($0) } }
        table = NameTable(properties.map(\.name))
        self.patterns = patterns
        self.additional = additional
        requiredCount = properties.count(where: \.isRequired)
        hasDirections = properties.contains { $0.requiredOnlyIn != nil }
    }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .object(let object) = instance else { return true }
        var isValid = true
        var found: UInt64 = 0
        let members = object.members
        for position in members.indices {
            let known = table.position(of: members[position])
            if let known, known < 64 { found |= 1 << UInt64(known) }
            if !holds(for: members, at: position, known, &evaluation, &marks) {
                isValid = false
                if !evaluation.isTelling { return false }
            }
        }
        if requiredCount > 0, !hasRequired(object, found: found, &evaluation) { return false }
        return isValid
    }

    private func holds(
        for members: [JSONObject.Member], at position: Int, _ known: Int?, _ evaluation: inout Evaluation,
        _ marks: inout EvaluatedMarks
    ) -> Bool {
        var isValid = true
        var isEvaluated = false
        if let known, let schema = uncounted[known] {
            isEvaluated = true
            let token = evaluation.isTelling ? PathToken.name(members[position].name) : .index(position)
            isValid = schema.lend {
                evaluation.descend($0, members[position].value, at: token, "properties", token)
            }
            // Most objects have only `properties`.
            if patterns.isEmpty {
                marks.mark(position)
                return isValid
            }
        }
        let member = members[position]
        for pattern in patterns where matches(pattern, member.name, &evaluation, &isValid) {
            isEvaluated = true
            let token = PathToken.name(pattern.expression.pattern)
            if !evaluation.descend(
                pattern.schema, member.value, at: .name(member.name), "patternProperties", token)
            {
                isValid = false
            }
        }
        if !isEvaluated, let additional {
            isEvaluated = true
            isValid = holds(additional, for: member, &evaluation) && isValid
        }
        if isEvaluated { marks.mark(position) }
        return isValid
    }

    private func matches(
        _ pattern: Pattern, _ name: String, _ evaluation: inout Evaluation, _ isValid: inout Bool
    ) -> Bool {
        do throws(MatchLimitExceeded) {
            return try pattern.expression.matches(name)
        } catch {
            isValid = evaluation.giveUp("patternProperties", .patternTooCostly(pattern.expression.pattern))
            return false
        }
    }

    private func holds(
        _ additional: Subschema, for member: JSONObject.Member, _ evaluation: inout Evaluation
    ) -> Bool {
        if additional.isFalse { return evaluation.fail("additionalProperties", .additionalProperty(member.name)) }
        return evaluation.descend(additional, member.value, at: .name(member.name), "additionalProperties")
    }

    private func hasRequired(_ object: JSONObject, found: UInt64, _ evaluation: inout Evaluation) -> Bool {
        var isValid = true
        for position in properties.indices where properties[position].isRequired {
            let isSmall = position < 64
            if isSmall ? found >> UInt64(position) & 1 == 1 : object[properties[position].name] != nil { continue }
            if hasDirections, let only = properties[position].requiredOnlyIn, let direction = evaluation.direction,
                only != direction
            {
                continue
            }
            isValid = evaluation.fail("required", .required(properties[position].name))
            if !evaluation.isTelling { return false }
        }
        return isValid
    }
}
