internal import Diagnostics
internal import Documents
internal import Expressions
internal import JSONModel

/// References to outputs of other steps: they name an earlier step and one of its outputs.
extension ScenarioReader {
    /// The outputs that the step at `node` needs; an impossible one is a finding.
    ///
    /// `more` are the references in conditions, which are not templates.
    mutating func readNeeds(
        _ node: Node, and more: [(Reference, SourceLocation)] = [], _ context: StepContext
    ) -> [Step.Need] {
        var needs: [Step.Need] = []
        var pending = [(node: node, mayMatch: false)]
        while let (next, mayMatch) = pending.popLast() {
            // Because a `body-text` is sent as text, with its expressions filled in.
            // A schema has no expressions, and conditions have their references in `more`.
            if (mayMatch ? next.tagged : next).tag == "schema" { continue }
            let passedOver = [StepKey.bodyText.rawValue, StepKey.repeat.rawValue]
            for member in next.mapping?.members ?? [] where !passedOver.contains(member.name) {
                // Elsewhere an object whose only member is `!schema` is an ordinary value.
                pending.append((member.value, mayMatch || member.name == StepKey.expect.rawValue))
            }
            pending += (next.sequence ?? []).map { ($0, mayMatch) }
            guard let text = next.string else { continue }
            for reference in references(in: text) {
                if let need = readNeed(reference, at: next.location, context), !needs.contains(need) {
                    needs.append(need)
                }
            }
        }
        for (reference, location) in more {
            if let need = readNeed(reference, at: location, context), !needs.contains(need) { needs.append(need) }
        }
        return needs.reversed()
    }

    /// The references in a text; none for a text that is no template, which was reported already.
    private func references(in text: String) -> [Reference] {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return [] }
        return (try? Template(text: text, vocabulary: vocabulary.response))?.references ?? []
    }

    private mutating func readNeed(
        _ reference: Reference, at location: SourceLocation, _ context: StepContext
    ) -> Step.Need? {
        guard case .named("steps", let path) = reference.source else { return nil }
        let names = path + (reference.pointer?.tokens ?? [])
        guard names.count >= 3, names[1] == "outputs" else {
            findings.error(at: location, "expected '$steps.<step>.outputs.<name>', found '\(reference.text)'")
            return nil
        }
        guard let step = context.earlier.first(where: { $0.id == names[0] }) else {
            findings.error(at: location, unknownStep(names[0], reference, context))
            return nil
        }
        // The outputs of a wrong file are unknown, so any name is accepted.
        guard let outputs = step.outputs else { return nil }
        if outputs.contains(names[2]) { return Step.Need(step: names[0], output: names[2]) }
        let known = NamesKnown.hint(for: names[2], in: outputs, prefix: "; it has ")
        let hint = outputs.isEmpty ? "; it has none" : known
        findings.error(at: location, "step '\(names[0])' has no output '\(names[2])'\(hint)")
        return nil
    }

    private func unknownStep(_ id: String, _ reference: Reference, _ context: StepContext) -> String {
        if id == context.current?.id { return "'\(reference.text)' refers to its own step; take '$response' instead" }
        if let later = context.outlines.first(where: { $0.id == id }) {
            return "step '\(id)' on line \(later.line) comes later than this one"
        }
        let known = NamesKnown.hint(for: id, in: context.earlier.map(\.id), prefix: "; earlier steps are ")
        return "unknown step '\(id)'\(known.isEmpty ? "; there is no earlier step" : known)"
    }
}
