import Contract
import Diagnostics
import Scaffolding
import TestSupport

/// Drafts of a contract that is given as text.
enum Drafting {
    /// The fullest form of each draft, with its first refusal, by the draft's name.
    static func texts(_ contract: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        for draft in try drafts(contract) {
            texts[draft.name] = draft.text((draft.calls.first ?? []) + draft.refusals.prefix(1), schema: nil)
        }
        return texts
    }

    static func drafts(_ contract: String) throws -> [ScenarioDraft] {
        var findings = Findings()
        let files = FileTable(["c.yaml": "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n" + contract])
        guard let read = try ContractReader.read("c.yaml", files: files, findings: &findings) else {
            throw Failure(findings: findings.rendered())
        }
        var drafter = ScenarioDrafter(read, api: "shop")
        return try drafter.drafts().map { try $0.result.get() }
    }

    struct Failure: Error { let findings: String }
}
