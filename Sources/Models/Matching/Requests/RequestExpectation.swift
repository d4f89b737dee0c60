package import Expressions
internal import SchemaValidation

/// The condition `request` of a rule.
package final class RequestExpectation: Sendable {
    /// The expectation for one part of a request.
    package struct Criterion: Sendable {
        package let place: RequestPlace
        package let expected: Expected
        /// The source on one line: `!matches ^t`.
        package let text: String
        /// Whether it is the same in every scope.
        package let isConstant: Bool
    }

    /// In the order in which they are compared; never empty.
    package let criteria: [Criterion]
    /// The source on one line: `{headers: {X-Mode: !matches ^t}}`.
    package let text: String

    init(_ criteria: [Criterion], text: String) {
        self.criteria = criteria
        self.text = text
    }

    /// Whether every request that meets `other` meets this too, because all its criteria are among those of `other`.
    package func covers(_ other: RequestExpectation) -> Bool {
        criteria.allSatisfy { criterion in
            criterion.isConstant
                && other.criteria.contains { $0.place == criterion.place && $0.text == criterion.text }
        }
    }

    /// Whether `request` is as expected; `scope` gives the values of expressions.
    package func isFulfilled(by request: some JudgeableRequest, in scope: some ExpressionScope)
        -> Bool
    {
        let judge = Judge(scope: scope, direction: .request)
        return criteria.allSatisfy { judge.agrees(request, with: $0) }
    }
}

/// Compares requests with expectations.
extension Judge {
    package func agrees(
        _ request: some JudgeableRequest, with criterion: RequestExpectation.Criterion
    ) -> Bool {
        switch request.part(at: criterion.place) {
        case .texts(let texts): agrees(TextReadings(texts), with: criterion.expected)
        case .value(let value): agrees(value, with: criterion.expected)
        }
    }

    package mutating func compare(
        _ request: some JudgeableRequest, with expectation: RequestExpectation
    ) {
        for criterion in expectation.criteria {
            let pointer = criterion.place.pointer
            switch request.part(at: criterion.place) {
            case .texts(let texts): compare(TextReadings(texts), with: criterion.expected, at: pointer)
            case .value(let value): compare(value, with: criterion.expected, at: pointer)
            }
        }
    }

    package func distance(
        of request: some JudgeableRequest, from criterion: RequestExpectation.Criterion
    ) -> Double {
        switch request.part(at: criterion.place) {
        case .texts(let texts): distance(of: TextReadings(texts), from: criterion.expected)
        case .value(let value): distance(of: value, from: criterion.expected)
        }
    }

    /// The mean distance over all parts.
    package func distance(of request: some JudgeableRequest, from expectation: RequestExpectation)
        -> Double
    {
        let sum = expectation.criteria.reduce(0) { $0 + distance(of: request, from: $1) }
        return Self.mean(sum, of: expectation.criteria.count)
    }
}
