internal import Behaviour
internal import Contract
internal import HTTPModel

/// The unmatched requests and the violations in the journals of all sandboxes of a mock.
///
/// The lines contain no query, header or body, because their values may be secret.
package struct TrafficReview: Sendable {
    /// Exchanges that have the same line.
    package struct Finding: Hashable, Sendable {
        /// `POST /orders 404: no operation at this path`.
        package let line: String
        package let count: Int

        package init(line: String, count: Int) {
            self.line = line
            self.count = count
        }
    }

    /// The number of requests, without those to the admin API.
    package let requestCount: Int
    /// Requests that match no operation, by path and method.
    package let unmatched: [Finding]
    /// Requests that violate the contract, and responses that it does not document.
    package let violations: [Finding]
    /// The number of exchanges that the journals had no room for.
    ///
    /// Those removed through the admin API do not count.
    package let forgottenCount: Int

    package init(requestCount: Int, unmatched: [Finding], violations: [Finding], forgottenCount: Int) {
        self.requestCount = requestCount
        self.unmatched = unmatched
        self.violations = violations
        self.forgottenCount = forgottenCount
    }
}

extension MockEngine {
    /// What the journals say now.
    package var trafficReview: TrafficReview {
        let sandboxes = sandboxes.all
        let exchanges = sandboxes.flatMap { $0.journal?.latestFirst.reversed() ?? [] }
        let removedCount = sandboxes.reduce(0) { $0 + ($1.journal?.removedCount ?? 0) }
        let requestCount = sandboxes.reduce(self.sandboxes.forgottenExchangeCount) {
            $0 + ($1.journal?.exchangeCount ?? 0)
        }
        return TrafficReview(
            requestCount: requestCount, unmatched: Self.findings(exchanges.compactMap(\.unmatchedLine)),
            violations: Self.findings(exchanges.flatMap(\.violationLines)),
            forgottenCount: max(0, requestCount - exchanges.count - removedCount))
    }

    /// One finding for each different line, in the order of the first occurrence.
    private static func findings(_ lines: [String]) -> [TrafficReview.Finding] {
        var counts: [String: Int] = [:]
        var order: [String] = []
        for line in lines {
            if counts[line] == nil { order.append(line) }
            counts[line, default: 0] += 1
        }
        return order.map { TrafficReview.Finding(line: $0, count: counts[$0] ?? 0) }
    }
}

extension JournalEntry {
    /// The refusals that mean that a request violates the contract.
    ///
    /// Others depend on the client or the time.
    private static let breaches: Set<RefusalKind> = [
        .missingBody, .unsupportedMediaType, .malformedBody, .invalidRequest,
    ]

    /// The statuses for requests whose path or method no operation has, or that may belong to a broken API.
    private static let unmatched = [404, 405, 503]

    fileprivate var unmatchedLine: String? {
        operation == nil && Self.unmatched.contains(response.status) ? bareLine : nil
    }

    fileprivate var violationLines: [String] {
        guard let operation else {
            // For example a head or a body that is too large for the server.
            return response.status >= 400 && unmatchedLine == nil ? [bareLine] : []
        }
        let call = "\(operation.method) \(operation.path) \(response.status)"
        var lines: [String] = []
        if let refusal, Self.breaches.contains(refusal) { lines.append("\(call): \(reason ?? refusal.title)") }
        if let undocumented, !undocumented.isEmpty {
            lines.append("\(call): undocumented: \(undocumented.map(\.breach).joined(separator: "; "))")
        }
        return lines
    }

    private var bareLine: String {
        "\(request.method) \(request.target.path) \(response.status)" + (reason.map { ": \($0)" } ?? "")
    }
}
