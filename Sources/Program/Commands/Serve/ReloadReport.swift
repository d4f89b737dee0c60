internal import Diagnostics
internal import JSONModel

/// What came of changed files, as the program says it on standard error.
enum ReloadReport {
    case reloaded([String], Findings, Duration)
    /// The APIs of before go on.
    case kept(Failure)
    /// Files are watched no longer.
    case ended(Failure)

    func text(_ format: OutputFormat) -> String {
        switch format {
        case .text: findings.rendered() + sentence + "\n"
        case .json: "\(json)\n"
        }
    }

    private var findings: Findings {
        switch self {
        case .reloaded(_, let findings, _), .kept(.findings(let findings)): findings
        case .kept, .ended: Findings()
        }
    }

    private var sentence: String {
        switch self {
        case .reloaded(let names, _, let duration):
            "reloaded \(names.joined(separator: ", ")) in \(Self.milliseconds(duration)) ms"
        case .kept(let failure): "kept the running APIs: \(failure.summary)"
        case .ended(let failure): "no longer watching files: \(failure.summary)"
        }
    }

    private var json: JSON {
        let listed = JSON.array(findings.sorted.map(\.json))
        switch self {
        case .reloaded(let names, _, let duration):
            return [
                "event": "reloaded", "apis": .array(names.map(JSON.string)),
                "milliseconds": .number(JSONNumber(Self.milliseconds(duration))), "findings": listed,
            ]
        case .kept(let failure): return ["event": "kept", "reason": .string(failure.summary), "findings": listed]
        case .ended(let failure): return ["event": "unwatched", "reason": .string(failure.summary)]
        }
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}
