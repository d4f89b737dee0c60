internal import Diagnostics
internal import Documents
internal import Expressions
internal import JSONModel

/// Inputs from outside, and the rows of a table.
extension ScenarioReader {
    /// The inputs declared in `inputs`; without it, those of the first row.
    mutating func readInputs(_ node: Node?, rows: Node?) -> [ScenarioInput] {
        guard let node else {
            let names = rows?.sequence?.first?.mapping?.names.map(\.self) ?? []
            let inputs = names.map { ScenarioInput(name: $0, standard: nil, isRequired: true) }
            for member in rows?.sequence?.first?.mapping?.members ?? [] { checkInputName(member) }
            return inputs
        }
        let members = node.requireMapping(ScenarioKey.inputs.rawValue, &findings)?.members ?? []
        for member in members { checkInputName(member) }
        return members.map { readInput($0) }
    }

    private mutating func checkInputName(_ member: Mapping.Member) {
        guard !ScenarioName.isValid(member.name) else { return }
        findings.error(at: member.nameLocation, ScenarioName.message(for: "input", found: member.name))
    }

    private mutating func readInput(_ member: Mapping.Member) -> ScenarioInput {
        let open = ScenarioInput(name: member.name, standard: nil, isRequired: true)
        guard !member.value.isNull, var reader = MappingReader(member.value, as: "input", findings: &findings) else {
            return open
        }
        let standard = reader.optional(InputKey.default)
        let requiredNode = reader.optional(InputKey.required)
        let isRequired = requiredNode?.requireBool(InputKey.required.rawValue, &findings) ?? (standard == nil)
        reader.finish(&findings)
        if isRequired, let requiredNode, standard != nil {
            findings.error(
                at: requiredNode.location, "the input '\(member.name)' has a default, and so is not required")
        }
        let template = standard.map {
            NamedTemplate(
                name: member.name,
                value: Template($0, vocabulary: ScenarioVocabulary.inputs, findings: &findings))
        }
        return ScenarioInput(name: member.name, standard: template, isRequired: isRequired)
    }

    /// A row of a table, and the end of its scenario's title.
    struct Row {
        let values: [NamedTemplate]
        let title: String
        let location: SourceLocation
    }

    /// Nil without a table.
    mutating func readRows(_ node: Node?, _ inputs: [ScenarioInput]) -> [Row]? {
        guard let node else { return nil }
        guard let nodes = node.requireSequence(ScenarioKey.with.rawValue, &findings) else { return nil }
        if nodes.isEmpty { findings.error(at: node.location, "'with' has at least one row, found none") }
        return nodes.enumerated().compactMap { index, node in
            guard let mapping = node.requireMapping("row", &findings) else { return nil }
            let values = readInputValues(mapping, of: inputs, ScenarioVocabulary.inputs)
            for input in inputs where input.isRequired && mapping[input.name] == nil {
                findings.error(at: node.location, "the row has no value for '\(input.name)'")
            }
            return Row(values: values, title: Self.title(row: index + 1, mapping), location: node.location)
        }
    }

    /// The values in `mapping`; a name that is no input is a finding.
    mutating func readInputValues(
        _ mapping: Mapping, of inputs: [ScenarioInput], _ vocabulary: ReferenceVocabulary
    ) -> [NamedTemplate] {
        let names = inputs.map(\.name)
        return mapping.members.map { member in
            if !names.contains(where: { $0.hasSameCodePoints(as: member.name) }) {
                let known = NamesKnown.hint(for: member.name, in: names, prefix: "; there is ")
                let hint = known.isEmpty ? "; the scenario has none" : known
                findings.error(at: member.nameLocation, "unknown input '\(member.name)'\(hint)")
            }
            return NamedTemplate(
                name: member.name, value: Template(member.value, vocabulary: vocabulary, findings: &findings))
        }
    }

    /// A scenario for each row; inputs that the row does not mention have their defaults.
    func runs(of scenario: Scenario, _ rows: [Row]) -> [Scenario] {
        rows.map { row in
            let standard = scenario.inputs.filter { input in !row.values.contains { $0.name == input.name } }
            return scenario.row(
                titled: "\(scenario.title) \(row.title)", inputs: row.values + standard, at: row.location)
        }
    }

    /// `[row 2: currency=GBP, amount=5]`.
    private static func title(row number: Int, _ mapping: Mapping) -> String {
        let values = mapping.members.map { member in
            let text = member.value.string ?? member.value.json.description
            let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(40)))
            return "\(member.name)=\(start.count < text.count ? "\(start)…" : text)"
        }
        return "[row \(number)\(values.isEmpty ? "" : ": ")\(values.joined(separator: ", "))]"
    }
}
