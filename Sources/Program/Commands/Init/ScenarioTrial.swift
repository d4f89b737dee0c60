internal import Diagnostics
internal import Documents
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import LocalSystem
internal import MockEngine
internal import MockProtocol
internal import Scaffolding
internal import ScenarioModel
internal import Verification

/// Runs drafts of scenarios on mocks, to find the variant of each that expects most and passes.
///
/// Several mocks with different seeds are used, so that generated values do not decide.
struct ScenarioTrial {
    /// Why no variant of a draft passes.
    struct Refused: Error { let reason: String }

    private let apis: [API]
    private let connections: [TargetConnection]

    private static let seeds: [UInt64] = [1, 2, 3, 4]

    init(_ apis: [API]) throws(Failure) {
        self.apis = apis
        var connections: [TargetConnection] = []
        for seed in Self.seeds {
            let options = EngineOptions(now: { SystemClock.now() }, seed: seed)
            connections.append(try TargetConnector(apis: apis, options: options, timeout: nil, jobs: 1).ownMock())
        }
        self.connections = connections
    }

    func close() { connections.forEach { $0.close() } }

    /// The first variant of the call that passes, followed by the first refusal that passes.
    func steps(of draft: ScenarioDraft) -> Result<[Node], Refused> {
        var reason = "the document documents no success"
        for (index, call) in draft.calls.enumerated() {
            let failure = failure(of: draft, call)
            guard let failure else { return .success(withRefusal(call, draft)) }
            if index == 0 { reason = failure }
        }
        return .failure(Refused(reason: reason))
    }

    private func withRefusal(_ call: [Node], _ draft: ScenarioDraft) -> [Node] {
        for refusal in draft.refusals where failure(of: draft, call + [refusal]) == nil { return call + [refusal] }
        return call
    }

    /// Why the scenario with `steps` does not pass; nil when it does.
    private func failure(of draft: ScenarioDraft, _ steps: [Node]) -> String? {
        let path = "\(draft.name).yaml"
        var findings = Findings()
        let scenarios = try? ScenarioReader.read(
            path, apis: apis.contracts, files: DraftFile(path: path, text: draft.text(steps, schema: nil)),
            findings: &findings)
        guard let scenarios, !findings.hasErrors else { return findings.diagnostics.first.map { $0.message } ?? "" }
        for connection in connections {
            let run = connection.verifier(isolation: "init", .all, []).run(scenarios)
            if run.exitCode != 0 { return Self.reason(run) }
        }
        return nil
    }

    private static func reason(_ run: Run) -> String {
        let step = run.scenarios.flatMap(\.steps).first { $0.outcome != .passed }
        guard let response = step?.exchange?.response else { return "no request of it can be sent" }
        if case .violation(let pointer, _, let message, let location)? = step?.problems.first(where: \.isViolation) {
            let place = location.map { " (\($0))" } ?? ""
            return "the answer to '\(step?.title ?? "")' breaks the contract: \(pointer): \(message)\(place)"
        }
        // Because the mock's own report has more to say than the field, and an answer of the API has only the field.
        let isReport = response.fields["Content-Type"] == MediaType.problemJSON.essence
        let detail = isReport ? (try? JSONText(response.body))?.value["detail"]?.stringValue : nil
        let said = (detail ?? response.fields[MockInterface.reasonField]).map { ": \($0)" } ?? ""
        return "a mock answers \(response.status) to '\(step?.title ?? "")'\(said)"
    }

    /// A scenario that is not in a file yet.
    private struct DraftFile: FileSource {
        let path: String
        let text: String

        func read(_ path: String) throws(FileError) -> [UInt8] {
            path == self.path ? Array(text.utf8) : try LocalFiles().read(path)
        }

        func entries(of path: String) -> [String]? { LocalFiles().entries(of: path) }
    }
}

extension StepProblem {
    /// Whether the response violates the contract.
    fileprivate var isViolation: Bool { if case .violation = self { true } else { false } }
}
