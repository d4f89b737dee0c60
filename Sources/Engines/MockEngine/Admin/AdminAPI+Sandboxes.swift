internal import HTTPModel
internal import JSONModel
internal import Moments

/// The sandboxes, and the memory that they take.
extension AdminAPI {
    /// All sandboxes, the one without a name first.
    var sandboxes: HTTPResponse {
        let all = engine.sandboxes.all
        return json(
            200,
            [
                "sandboxes": .array(all.map(description)),
                "meta": [
                    "total": number(all.count), "limit": number(engine.options.sandboxLimit),
                    "forgotten": number(engine.sandboxes.forgottenCount),
                ],
            ])
    }

    /// The budget, what takes how much of it, and what was forgotten.
    var memory: HTTPResponse {
        let memory = engine.options.memory
        let all = engine.sandboxes.all
        let states = all.map { $0.exclusively { $0.bytes } }
        let journals = all.reduce(0) { $0 + ($1.journal?.bytes ?? 0) }
        let answers = states.reduce(0) { $0 + $1.answers }
        let resources = states.reduce(0) { $0 + $1.resources }
        let used = memory.used
        let forgotten = memory.forgotten
        return json(
            200,
            [
                "limit": number(memory.limit), "used": number(used),
                "parts": [
                    "journals": number(journals), "resources": number(resources), "keptAnswers": number(answers),
                    "sandboxes": number(max(0, used - journals - resources - answers)),
                ],
                "forgotten": [
                    "exchanges": number(forgotten.exchanges), "resources": number(forgotten.resources),
                    "keptAnswers": number(forgotten.answers), "sandboxes": number(forgotten.sandboxes),
                ],
            ])
    }

    private func description(_ sandbox: Sandbox) -> JSON {
        let (resources, answers, bytes) = sandbox.exclusively { state in
            (
                state.resources.made.reduce(0) { $0 + $1.createdCount }, state.keptAnswerCount,
                state.bytes.answers + state.bytes.resources
            )
        }
        return [
            "name": sandbox.name.isEmpty ? .null : .string(sandbox.name),
            "requests": sandbox.journal.map { number($0.exchangeCount) } ?? .null,
            "resources": number(resources), "keptAnswers": number(answers),
            "bytes": number(bytes + (sandbox.journal?.bytes ?? 0)),
            "lastUse": sandbox.core.lastUseTime.map { .string($0.rfc3339(fractionDigits: 0)) } ?? .null,
        ]
    }

    private func number(_ count: Int) -> JSON { .number(JSONNumber(count)) }
}
