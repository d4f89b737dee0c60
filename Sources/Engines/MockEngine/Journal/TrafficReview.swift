internal import Behaviour
internal import Contract
internal import HTTPModel

/// What of a mock's requests and answers somebody should look at, by the journals of all its sandboxes.
///
/// The lines have no query, no header and no body in them, as their values may be secret.
package struct TrafficReview: Sendable {
    /// Exchanges that are alike.
    package struct Finding: Hashable, Sendable {
        /// `POST /orders 404: no operation at this path`.
        package let line: String
        package let count: Int

        package init(line: String, count: Int) {
            self.line = line
            self.count = count
        }
    }

    /// How many requests came, those for the admin API excepted.
    package let requestCount: Int
    /// Requests that no operation answers, by path and method.
    package let unmatched: [Finding]
    /// Requests that break the contract, and answers that it does not document.
    package let violations: [Finding]
    /// How many exchanges the journals had no room for any more; what a request to the admin API removed is not counted.
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

    /// One finding for each line, in the order in which they first came.
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
    /// Refusals that say that a request breaks the contract; others are about who may send it, and when.
    private static let breaches: Set<RefusalKind> = [
        .missingBody, .unsupportedMediaType, .malformedBody, .invalidRequest,
    ]

    /// Statuses that say that no operation has the path or the method, or that nobody knows as an API is broken.
    private static let unmatched = [404, 405, 503]

    fileprivate var unmatchedLine: String? {
        handler == nil && Self.unmatched.contains(response.status) ? bareLine : nil
    }

    fileprivate var violationLines: [String] {
        guard let operation = handler?.operation else {
            // Such as a head or a body that is too large for the server.
            return response.status >= 400 && unmatchedLine == nil ? [bareLine] : []
        }
        let call = "\(operation.method) \(operation.path.text) \(response.status)"
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
