internal import Contract
internal import Diagnostics
internal import Documents

/// Steps that run the scenario of another file.
extension ScenarioReader {
    /// The file that a step uses; nil for none, and for a wrong file.
    mutating func readUsed(_ step: Node) -> ScenarioFile? {
        guard let node = step[StepKey.use.rawValue], let text = node.requireString(StepKey.use.rawValue, &findings)
        else { return nil }
        let path = ContractDocuments.path(text, relativeTo: self.path)
        if let circle = library.circle(through: path) {
            findings.error(at: node.location, "'\(text)' leads back to itself: \(circle.joined(separator: " → "))")
            return nil
        }
        do throws(FileError) {
            if let file = try library.readNamed(path, findings: &findings) { return file }
            usesBroken = true
        } catch {
            findings.error(at: node.location, "\(error)")
        }
        return nil
    }

    /// Reads a step that has `use`.
    mutating func readUse(_ node: Node, _ file: ScenarioFile?) -> (Step.Call, title: String)? {
        for member in node.mapping?.members ?? [] {
            guard let key = StepKey(rawValue: member.name), ![.id, .use, .with].contains(key) else { continue }
            findings.error(
                at: member.nameLocation, "'\(member.name)' does not go with 'use', which takes 'id' and 'with' only")
        }
        guard let file, let name = node[StepKey.use.rawValue] else { return nil }
        let withNode = node[StepKey.with.rawValue]
        let values = withNode?.requireMapping(StepKey.with.rawValue, &findings)
        let inputs = values.map { readInputValues($0, of: file.inputs, vocabulary.request) } ?? []
        for input in file.inputs where input.isRequired && values?[input.name] == nil {
            let text = name.string ?? ""
            findings.error(
                at: withNode?.location ?? name.location,
                "no value for the input '\(input.name)' of '\(text)'; give it under 'with'")
        }
        let standard = file.scenario.inputs.filter { input in !inputs.contains { $0.name == input.name } }
        let use = Step.Use(scenario: file.scenario, inputs: inputs, standard: standard)
        return (.scenario(use), "use \(name.string ?? "")")
    }
}
