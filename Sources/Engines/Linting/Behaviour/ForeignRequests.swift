internal import Behaviour
internal import Contract
internal import Diagnostics
internal import HTTPModel
internal import JSONModel
internal import Matching
internal import SchemaValidation

/// Finds rules of an operation whose `request` expects a method or a path that the operation does not have.
enum ForeignRequests: BehaviourCheck {
    static func check(_ behaviour: Behaviour, _ contract: Contract, _ findings: inout Findings) {
        for operation in contract.operations {
            for rule in behaviour.rules[operation.id] ?? [] {
                for case .request(let expectation) in rule.conditions {
                    for criterion in expectation.criteria where criterion.isConstant {
                        check(criterion, operation, at: rule.location, &findings)
                    }
                }
            }
        }
    }

    private static func check(
        _ criterion: RequestExpectation.Criterion, _ operation: Operation, at location: SourceLocation,
        _ findings: inout Findings
    ) {
        let (what, texts): (String, [String])
        switch criterion.place {
        // The mock answers HEAD for operations with GET (RFC 9110 §9.3.2).
        case .method:
            (what, texts) = (
                "method", operation.method == .get ? ["GET", "HEAD"] : [operation.method.rawValue]
            )
        case .path where operation.path.names.isEmpty: (what, texts) = ("path", [operation.path.text])
        default: return
        }
        let judge = Judge(scope: EmptyScope(), direction: .request)
        if texts.contains(where: { judge.agrees(TextReadings([$0]), with: criterion.expected) }) {
            return
        }
        findings.warning(
            at: location,
            "this rule never runs: its 'request' expects \(judge.describe(criterion.expected)) as the \(what), and "
                + "'\(operation.id)' is \(operation.method) \(operation.path)")
    }
}
