internal import Diagnostics
internal import Documents

/// The least coverage of each kind: `80`, `operations=100,statuses=90` or `80,values=0`.
package struct CoverageMinimum: Hashable, Sendable {
    /// Too little of one kind.
    package struct Shortfall: Hashable, Sendable {
        package let api: String
        package let part: Coverage.Part
        /// In percent.
        package let wanted: Int

        /// `coverage of 'shop': 3 of 4 statuses (75 %), expected at least 90 %`.
        package var sentence: String {
            "coverage of '\(api)': \(part.covered) of \(part.total) \(part.kind.noun(for: part.total)) (\(part.percent ?? 100) %), "
                + "expected at least \(wanted) %"
        }
    }

    /// Why a text is no minimum, as the end of a message.
    package struct Malformed: Error, Hashable, CustomStringConvertible {
        package let description: String
    }

    private var wanted: [CoverageKind: Int] = [:]
    /// The named kinds, in the order of kinds.
    private var named: [CoverageKind] = []

    package init(_ text: String) throws(Malformed) {
        var others: Int?
        for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let percent = try Self.percent(parts.last ?? "")
            guard parts.count == 2 else {
                if others != nil { throw Malformed(description: "two percentages are for all kinds") }
                others = percent
                continue
            }
            let kind = try Self.kind(parts[0])
            if wanted[kind] != nil { throw Malformed(description: "'\(kind.rawValue)' is there twice") }
            wanted[kind] = percent
        }
        named = CoverageKind.allCases.filter { wanted[$0] != nil }
        for kind in CoverageKind.allCases where wanted[kind] == nil { wanted[kind] = others }
        guard wanted.values.contains(where: { $0 > 0 }) else {
            throw Malformed(description: "a minimum of 0 % requires nothing")
        }
    }

    /// The shortfalls, in the order of the APIs and the kinds.
    ///
    /// A kind without parts never falls short.
    package func shortfalls(of coverages: [Coverage]) -> [Shortfall] {
        coverages.flatMap { coverage in
            coverage.parts.compactMap { part in
                guard let least = wanted[part.kind], part.covered * 100 < least * part.total else { return nil }
                return Shortfall(api: coverage.api, part: part, wanted: least)
            }
        }
    }

    /// The named kinds of which no contract has any parts, so that the minimum says nothing.
    package func emptyKinds(of coverages: [Coverage]) -> [CoverageKind] {
        named.filter { kind in
            wanted[kind] != 0 && !coverages.contains { $0.parts.contains { $0.kind == kind && $0.total > 0 } }
        }
    }

    private static func percent(_ text: String) throws(Malformed) -> Int {
        guard let percent = Int(text), (0...100).contains(percent) else {
            throw Malformed(description: "expected a whole number from 0 to 100, found '\(text)'")
        }
        return percent
    }

    private static func kind(_ name: String) throws(Malformed) -> CoverageKind {
        if let kind = CoverageKind(rawValue: name) { return kind }
        let names = CoverageKind.allCases.map(\.rawValue)
        let hint = NearestName.suggestion(for: name, in: names)
        throw Malformed(
            description: "unknown kind '\(name)'\(hint.isEmpty ? "; \(NameList.sentence("kind", names))" : hint)")
    }
}
