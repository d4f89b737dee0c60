internal import ContractCoverage
internal import Diagnostics
internal import JSONModel
package import Verification

/// The coverage of the contracts as one JSON document, described in `docs/coverage.md`.
package struct CoverageReporter: Reporter {
    package static let name = "coverage"
    package static let version = 1

    package init() {}

    package func render(_ run: Run) -> [UInt8] {
        var document: JSONObject = ["version": .number(JSONNumber(Self.version))]
        for member in Self.members(run.coverage ?? RunCoverage(apis: [])) { document[member.0] = member.1 }
        return JSONWriter.bytes(of: .object(document), layout: .pretty) + [UInt8(ascii: "\n")]
    }

    /// The member `coverage` of the JSON report.
    static func json(_ coverage: RunCoverage) -> JSON { .object(JSONObject(members(coverage))) }

    private static func members(_ coverage: RunCoverage) -> [(String, JSON)] {
        [
            ("apis", .array(coverage.apis.map(json))),
            ("shortfalls", .array(coverage.shortfalls.map(json))),
        ]
    }

    private static func json(_ coverage: Coverage) -> JSON {
        let kinds = coverage.parts.map { part in (part.kind.rawValue, json(part)) }
        var object: JSONObject = ["api": .string(coverage.api), "kinds": .object(JSONObject(kinds))]
        if !coverage.unchecked.isEmpty {
            object["unchecked"] = .array(coverage.unchecked.map(JSONReporter.json))
        }
        return .object(object)
    }

    private static func json(_ part: Coverage.Part) -> JSON {
        [
            "total": .number(JSONNumber(part.total)), "covered": .number(JSONNumber(part.covered)),
            "percent": part.percent.map { .number(JSONNumber($0)) } ?? .null,
            "missing": .array(part.gaps.map { ["what": .string($0.what), "at": $0.location.json] }),
        ]
    }

    private static func json(_ shortfall: CoverageMinimum.Shortfall) -> JSON {
        [
            "api": .string(shortfall.api), "kind": .string(shortfall.part.kind.rawValue),
            "percent": .number(JSONNumber(shortfall.part.percent ?? 100)),
            "expected": .number(JSONNumber(shortfall.wanted)),
        ]
    }
}
