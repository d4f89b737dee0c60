package import Diagnostics
internal import JSONModel

/// Values of a required kind; a finding for any other: `expected a string for 'title', found the integer 5`.
extension Node {
    package func requireMapping(_ what: String, _ findings: inout Findings) -> Mapping? {
        refuseTag(what, &findings)
        if let mapping { return mapping }
        return wrongKind("a mapping", what, &findings)
    }

    package func requireSequence(_ what: String, _ findings: inout Findings) -> [Node]? {
        refuseTag(what, &findings)
        if let sequence { return sequence }
        return wrongKind("a list", what, &findings)
    }

    package func requireString(_ what: String, _ findings: inout Findings) -> String? {
        refuseTag(what, &findings)
        if let string { return string }
        return wrongKind("a string", what, &findings)
    }

    package func requireBool(_ what: String, _ findings: inout Findings) -> Bool? {
        refuseTag(what, &findings)
        if case .bool(let value) = content { return value }
        return wrongKind("true or false", what, &findings)
    }

    package func requireInteger(_ what: String, in range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
        refuseTag(what, &findings)
        guard case .number(let number) = content, let value = number.int64 else {
            return wrongKind("an integer", what, &findings)
        }
        if range.contains(Int(value)) { return Int(value) }
        let bounds = "\(range.lowerBound) to \(range.upperBound)"
        findings.error(at: location, "expected \(bounds) for '\(what)', found \(number.spelling)")
        return nil
    }

    /// The choice with this name; a finding, with the nearest name, for any other text.
    package func requireChoice<Choice: CaseIterable & RawRepresentable<String>>(
        _ what: String, _ findings: inout Findings
    ) -> Choice? {
        guard let name = requireString(what, &findings) else { return nil }
        if let choice = Choice(rawValue: name) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        let suggestion = NearestName.suggestion(for: name, in: names)
        let choices = suggestion.isEmpty ? "; expected \(NameList.of(names))" : suggestion
        findings.error(at: location, "unknown \(what) '\(name)'\(choices)")
        return nil
    }

    /// Reports a tag where none is allowed.
    ///
    /// Tags with a meaning are read before this is called.
    package func refuseTag(_ what: String, _ findings: inout Findings) {
        guard let tag else { return }
        findings.error(at: location, "unexpected tag '!\(tag)' for '\(what)'; write the value without it")
    }

    private func wrongKind<Value>(_ expected: String, _ what: String, _ findings: inout Findings) -> Value? {
        findings.error(at: location, "expected \(expected) for '\(what)', found \(foundDescription)")
        return nil
    }
}
