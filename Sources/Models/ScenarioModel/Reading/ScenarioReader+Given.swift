internal import Behaviour
internal import Diagnostics
internal import Documents
internal import Expressions
internal import JSONModel
internal import Moments

/// The state of a mock before the first step: resources, and a moved clock.
extension ScenarioReader {
    mutating func readGiven(_ node: Node, api: String?) -> Given? {
        guard var reader = MappingReader(node, as: "given", findings: &findings) else { return nil }
        let resources = reader.optional(GivenKey.resources)
        let clock = reader.optional(GivenKey.clock)
        reader.finish(&findings)
        if resources == nil, clock == nil {
            findings.error(at: node.location, "given has neither 'resources' nor 'clock'")
        }
        let collections = resources?.requireMapping(GivenKey.resources.rawValue, &findings)?.members ?? []
        return Given(
            resources: collections.flatMap { readResources($0, api: api) }, clock: clock.flatMap { readClock($0) },
            location: node.location)
    }

    private mutating func readResources(_ member: Mapping.Member, api: String?) -> [Given.Resource] {
        let definition = readCollection(member, api: api)
        return (member.value.requireSequence(member.name, &findings) ?? []).compactMap { node in
            guard let mapping = node.requireMapping("resource", &findings) else { return nil }
            if let definition { check(mapping, at: node.location, definition) }
            let members = Template(node, vocabulary: vocabulary.given, findings: &findings)
            return Given.Resource(collection: member.name, members: members)
        }
    }

    /// Nil where the API's collections are not known, or have none of the name, which is a finding.
    private mutating func readCollection(_ member: Mapping.Member, api: String?) -> ResourceCollection? {
        guard let api, let known = library.collections[api] else { return nil }
        if let definition = known.first(where: { $0.name == member.name }) { return definition }
        let hint = NamesKnown.hint(for: member.name, in: known.map(\.name), prefix: "; there is ")
        let none = "; the behaviour of '\(api)' has none"
        findings.error(
            at: member.nameLocation, "unknown collection '\(member.name)'\(hint.isEmpty ? none : hint)")
        return nil
    }

    private mutating func check(_ mapping: Mapping, at location: SourceLocation, _ definition: ResourceCollection) {
        if mapping[definition.key] == nil {
            findings.error(
                at: location, "the resource has no '\(definition.key)', which is the key of '\(definition.name)'")
        }
        guard let lifecycle = definition.lifecycle, let state = mapping[lifecycle.member] else { return }
        // Because an expression's value is known only when the scenario runs; the mock looks at it then.
        guard state.string?.contains("$") != true, !lifecycle.states.contains(state.string ?? "") else { return }
        let found = state.string.map { "'\($0)'" } ?? state.foundDescription
        let hint = NamesKnown.hint(for: state.string ?? "", in: lifecycle.states, prefix: "; there are ")
        findings.error(at: state.location, "unknown state \(found) of '\(definition.name)'\(hint)")
    }

    private mutating func readClock(_ node: Node) -> JSON? {
        guard var reader = MappingReader(node, as: "clock", findings: &findings) else { return nil }
        let advance = reader.optional(ClockKey.advance)?.refusingTags(&findings)
        let moment = reader.optional(ClockKey.set)?.refusingTags(&findings)
        reader.finish(&findings)
        switch (advance, moment) {
        case (let advance?, nil):
            return DurationText.read(advance, &findings).map { _ in ["advance": advance.json] }
        case (nil, let moment?):
            if let text = moment.string, Timestamp(rfc3339: text) != nil { return ["set": moment.json] }
            findings.error(
                at: moment.location,
                "expected a moment such as '2025-03-01T12:30:00Z' for 'set', found \(moment.foundDescription)")
        case (nil, nil): findings.error(at: node.location, "clock has neither 'advance' nor 'set'")
        case (_?, let moment?): findings.error(at: moment.location, "a clock has 'advance' or 'set', found both")
        }
        return nil
    }
}
