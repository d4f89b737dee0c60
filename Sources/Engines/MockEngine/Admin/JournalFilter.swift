internal import Contract
internal import Diagnostics
internal import HTTPModel

/// The filter in a request for exchanges: `?operation=CreateOrder&status=4XX&undocumented=true&limit=10`.
struct JournalFilter {
    /// A mistake in the query, as a sentence.
    struct QueryMistake: Error { let detail: String }

    private static let names = ["limit", "operation", "status", "undocumented"]
    private var operation: String?
    private var status: ClosedRange<Int>?
    private var isForUndocumented = false
    private(set) var limit = Int.max

    /// - Throws: `QueryMistake` for the first query item that no filter has.
    init(_ items: [QueryItem], operations: [String]) throws(QueryMistake) {
        for (position, item) in items.enumerated() {
            guard !items[..<position].contains(where: { $0.name == item.name }) else {
                throw QueryMistake(detail: "expected '\(item.name)' once, found it twice")
            }
            try read(item.name, item.value ?? "", operations)
        }
    }

    func admits(_ exchange: JournalEntry) -> Bool {
        if let status, !status.contains(exchange.response.status) { return false }
        if let operation, exchange.operation?.id != operation { return false }
        return !isForUndocumented || exchange.undocumented?.isEmpty == false
    }

    private mutating func read(_ name: String, _ value: String, _ operations: [String]) throws(QueryMistake) {
        switch name {
        case "operation":
            guard operations.contains(value) else {
                let hint = NearestName.suggestion(for: value, in: operations)
                throw QueryMistake(detail: "no operation '\(value)'\(hint)")
            }
            operation = value
        case "status":
            guard let range = Self.statuses(value) else {
                let isRange = Self.statuses(value.uppercased()) != nil
                let hint = isRange ? "; did you mean '\(value.uppercased())'?" : ""
                throw QueryMistake(
                    detail: "expected a status such as 422 or 4XX for 'status', found '\(value)'\(hint)")
            }
            status = range
        case "undocumented":
            guard value == "true" else { throw QueryMistake(detail: "expected 'undocumented=true', found '\(value)'") }
            isForUndocumented = true
        case "limit":
            guard let number = Int(value), number > 0 else {
                throw QueryMistake(detail: "expected a number from 1 for 'limit', found '\(value)'")
            }
            limit = number
        default:
            let hint = NearestName.suggestion(for: name, in: Self.names)
            let known = hint.isEmpty ? "; there are \(Self.names.joined(separator: ", "))" : hint
            throw QueryMistake(detail: "no filter '\(name)'\(known)")
        }
    }

    /// The statuses of `422` or `4XX`.
    private static func statuses(_ text: String) -> ClosedRange<Int>? {
        if let status = Int(text), (100..<600).contains(status) { return status...status }
        guard text.hasSuffix("XX"), let digit = Int(text.dropLast(2)), (1...5).contains(digit) else { return nil }
        return digit * 100...digit * 100 + 99
    }
}
