internal import Contract
internal import Diagnostics
internal import JSONModel
internal import Matching
internal import ScenarioModel
internal import XMLBodies

/// Finds expectations that every response meets, so that the step tests nothing.
enum EmptyExpectations: ScenarioCheck {
    static func check(_ scenario: Scenario, _ findings: inout Findings) {
        for step in scenario.steps {
            checkIsThere(step, &findings)
            let expectation = step.expectation
            if let status = expectation.status { checkItself(status, "$statusCode", &findings) }
            for header in expectation.headers {
                checkItself(header.value, "$response.header.\(header.name)", &findings)
            }
            guard let body = expectation.body else { continue }
            checkItself(body, "$response.body", &findings)
            checkParts(of: body, at: .root, &findings)
            if let shape = shape(of: step) { checkNames(of: body, shape, &findings) }
        }
    }

    /// Reports a step that expects nothing, binds nothing and does not wait.
    private static func checkIsThere(_ step: Step, _ findings: inout Findings) {
        let expectation = step.expectation
        guard step.expectsNothing, expectation.status == nil, expectation.headers.isEmpty, expectation.body == nil
        else {
            return
        }
        switch step.call {
        case .operation(let operation, _):
            findings.warning(
                at: step.location,
                "the step expects nothing: every status that '\(operation.id)' documents passes; add 'expect'")
        case .request:
            findings.warning(at: step.location, "the step expects nothing: any answer passes; add 'expect'")
        case .scenario: break
        }
    }

    // MARK: - Values that are compared with themselves

    private static func checkParts(of expected: Expected, at pointer: JSONPointer, _ findings: inout Findings) {
        switch expected.form {
        case .object(let members, _):
            for member in members {
                let place = pointer.appending(member.name)
                checkItself(member.value, "$response.body#\(place)", &findings)
                checkParts(of: member.value, at: place, &findings)
            }
        case .list(let elements):
            for (index, element) in elements.enumerated() {
                let place = pointer.appending(index)
                checkItself(element, "$response.body#\(place)", &findings)
                checkParts(of: element, at: place, &findings)
            }
        case .value, .matcher: break
        }
    }

    private static func checkItself(_ expected: Expected, _ reference: String, _ findings: inout Findings) {
        guard expected.isReference(to: reference), case .value(_, let source) = expected.form else { return }
        findings.warning(
            at: expected.location,
            "'\(source)' is this value itself, which is always as expected; write what it must be")
    }

    // MARK: - Misspelt names that may be absent, and always are

    /// The content of the body for the expected status; nil if the contract does not describe it.
    private static func shape(of step: Step) -> ValueShape? {
        guard case .operation(let operation, _) = step.call,
            let status = step.expectation.status?.constant?.numberValue?.int64
        else { return nil }
        return operation.responses[Int(status)]?.content.first { $0.schema != nil }?.shape
    }

    private static func checkNames(of expected: Expected, _ shape: ValueShape, _ findings: inout Findings) {
        switch (expected.form, shape.content) {
        case (.object(let members, _), .object(let properties, let additional)) where additional == nil:
            let names = properties.map(\.name)
            for member in members {
                if let property = shape.property(named: member.name) {
                    checkNames(of: member.value, property.shape, &findings)
                } else if Judge(scope: EmptyScope()).agrees(nil, with: member.value) {
                    // A scenario may expect that a name it has made up does not come back.
                    let hint = NearestName.suggestion(for: member.name, in: names)
                    guard !hint.isEmpty else { continue }
                    findings.warning(
                        at: member.value.location,
                        "the contract has no member '\(member.name)' here, so that it is always absent\(hint)")
                }
            }
        case (.list(let elements), .array(let items, _)):
            for element in elements { checkNames(of: element, items, &findings) }
        default: break
        }
    }
}
