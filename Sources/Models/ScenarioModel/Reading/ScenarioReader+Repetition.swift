internal import Behaviour
internal import Diagnostics
internal import Documents
internal import Expressions

/// Reading how often a step is sent, and how long it may take.
extension ScenarioReader {
    /// The repetition; outputs in its conditions are added to `needs`.
    mutating func readRepetition(_ node: Node, needs: inout [(Reference, SourceLocation)]) -> Repetition? {
        guard var reader = MappingReader(node, as: "repeat", findings: &findings) else { return nil }
        let untilNode = reader.required(RepeatKey.until.rawValue, &findings)
        let until = untilNode.map { readConditions($0, .until, &needs) }
        let every = reader.optional(RepeatKey.every).flatMap { readDuration($0) }
        let attemptsNode = reader.optional(RepeatKey.attempts)
        let attempts = attemptsNode?.requireInteger(RepeatKey.attempts.rawValue, in: 1...1_000_000, &findings)
        let withinNode = reader.optional(RepeatKey.within)
        let within = withinNode.flatMap { readDuration($0) }
        let failWhen = reader.optional(RepeatKey.failWhen).map { readConditions($0, .failWhen, &needs) }
        reader.finish(&findings)
        if attemptsNode == nil, withinNode == nil {
            findings.error(at: node.location, "repeat has neither 'attempts' nor 'within', and so no end")
        }
        return Repetition(
            until: until ?? [], failWhen: failWhen ?? [], every: every ?? Repetition.defaultInterval,
            attempts: attempts, within: within)
    }

    private mutating func readConditions(
        _ node: Node, _ key: RepeatKey, _ needs: inout [(Reference, SourceLocation)]
    ) -> [Expression] {
        if node.sequence?.isEmpty == true {
            findings.error(at: node.location, "expected a condition for '\(key.rawValue)', found an empty list")
        }
        var conditions: [Expression] = []
        for element in node.sequence ?? [node] {
            let read = Expression(
                element, as: key.rawValue, vocabulary: vocabulary.response, findings: &findings)
            guard let read else { continue }
            conditions.append(read)
            needs += read.references.map { ($0, element.location) }
        }
        return conditions
    }

    /// A duration greater than zero.
    mutating func readDuration(_ node: Node) -> Duration? {
        let node = node.refusingTags(&findings)
        guard let duration = DurationText.read(node, &findings) else { return nil }
        if duration > .zero { return duration }
        findings.error(at: node.location, "expected a length of time over 0, found '\(node.string ?? "")'")
        return nil
    }
}
