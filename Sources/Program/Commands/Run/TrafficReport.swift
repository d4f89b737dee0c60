internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import MockEngine

/// The report of `run` about the traffic, after the command has ended.
struct TrafficReport {
    /// The kinds of findings that can make a run fail.
    enum Kind: String, CaseIterable {
        case unmatched, violations
    }

    private let review: TrafficReview
    private let failOn: [Kind]

    init(_ review: TrafficReview, failOn: [Kind]) {
        self.review = review
        // Because an option can be repeated, a kind may come twice.
        self.failOn = failOn.reduce(into: []) { kinds, kind in if !kinds.contains(kind) { kinds.append(kind) } }
    }

    var hasFailed: Bool { !failures.isEmpty }

    /// Lines for standard error.
    var text: String {
        guard review.requestCount > 0 else {
            return "understudy: no request came; the mock is at the URL in UNDERSTUDY_URL\n"
        }
        let lines = Kind.allCases.flatMap { kind in
            findings(kind).map { finding in
                let count = finding.count == 1 ? "" : " (\(finding.count) times)"
                return "understudy: \(Self.word(kind)): \(Self.onOneLine(finding.line))\(count)\n"
            }
        }
        let failed = failures.map { "understudy: failed because of '--fail-on \($0.rawValue)'\n" }
        return lines.joined() + summary + failed.joined()
    }

    /// `12 requests: 1 unmatched, 0 violations`.
    private var summary: String {
        func count(_ kind: Kind) -> Int { findings(kind).reduce(0) { $0 + $1.count } }
        let forgotten =
            review.forgottenCount == 0
            ? ""
            : "; the first \(Plural.of(review.forgottenCount, "request")) could not be looked at, as there was no room"
        return "understudy: \(Plural.of(review.requestCount, "request")): \(count(.unmatched)) unmatched, "
            + "\(Plural.of(count(.violations), "violation"))\(forgotten)\n"
    }

    /// Exchanges that the journal had no room for may be of any kind, so they fail every kind.
    private var failures: [Kind] { failOn.filter { !findings($0).isEmpty || review.forgottenCount > 0 } }

    private func findings(_ kind: Kind) -> [TrafficReview.Finding] {
        switch kind {
        case .unmatched: review.unmatched
        case .violations: review.violations
        }
    }

    private static func word(_ kind: Kind) -> String {
        switch kind {
        case .unmatched: "unmatched"
        case .violations: "violation"
        }
    }

    /// Replaces control characters, so that nothing a client sent looks like a line of its own.
    private static func onOneLine(_ line: String) -> String {
        String(
            String.UnicodeScalarView(line.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    /// Reads `unmatched,violations`.
    static func kinds(_ text: String) throws(ValidationError) -> [Kind] {
        var kinds: [Kind] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            guard let kind = Kind(rawValue: name) else {
                let names = Kind.allCases.map(\.rawValue)
                let nearest = NearestName.suggestion(for: name, in: names)
                throw ValidationError(
                    "unknown kind '\(name)' for --fail-on"
                        + (nearest.isEmpty ? "; expected \(NameList.of(names))" : nearest))
            }
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        return kinds
    }
}
