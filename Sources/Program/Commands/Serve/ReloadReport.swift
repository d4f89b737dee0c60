internal import APILoading
internal import Diagnostics
internal import JSONModel
internal import MockEngine
internal import Serving

/// The result of changed files, as text for standard error.
struct ReloadReport {
    let outcome: ReloadOutcome

    init(_ outcome: ReloadOutcome) { self.outcome = outcome }

    func text(_ format: OutputFormat) -> String {
        switch format {
        case .text: findings.rendered() + sentence + "\n"
        case .json: "\(json)\n"
        }
    }

    private var findings: Findings {
        switch outcome {
        case .reloaded(let loaded, _): loaded.findings
        case .kept(.findings(let findings)): findings
        case .kept, .ended: Findings()
        }
    }

    private var sentence: String {
        switch outcome {
        case .reloaded(let loaded, let duration): Self.sentence(loaded, duration)
        case .kept(let error): "kept the running APIs: \(Failure(error).summary)"
        case .ended(let error): "no longer watching files: \(error)"
        }
    }

    private var json: JSON {
        let listed = JSON.array(findings.sorted.map(\.json))
        switch outcome {
        case .reloaded(let loaded, let duration):
            return [
                "event": "reloaded", "apis": .array(loaded.apis.map { .string($0.name) }),
                "broken": .array(loaded.broken.map { .string($0.name) }),
                "milliseconds": .number(JSONNumber(Self.milliseconds(duration))), "findings": listed,
            ]
        case .kept(let error):
            return ["event": "kept", "reason": .string(Failure(error).summary), "findings": listed]
        case .ended(let error): return ["event": "unwatched", "reason": .string("\(error)")]
        }
    }

    private static func sentence(_ loaded: LoadedAPIs, _ duration: Duration) -> String {
        let names = loaded.apis.map(\.name).joined(separator: ", ")
        let served = names.isEmpty ? [] : ["reloaded \(names) in \(milliseconds(duration)) ms"]
        return (served + loaded.broken.map(\.sentence)).joined(separator: "; ")
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}

extension BrokenAPI {
    /// `'shop' is answered 503, as its files have 2 errors`.
    var sentence: String {
        let count = findings.diagnostics.count { $0.severity == .error }
        return "'\(name)' is answered 503, as its files have \(Plural.of(count, "error"))"
    }
}
