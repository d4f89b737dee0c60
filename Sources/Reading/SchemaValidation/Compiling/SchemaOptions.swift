/// What is asserted beyond the dialect's own rules, and how far evaluation may go.
package struct SchemaOptions: Hashable, Sendable {
    /// Whether `format` is asserted; else it only describes (JSON Schema 2020-12 Validation §7.2).
    package var formatAssertion = true
    /// Whether an unknown keyword that is one slip away from a known one is an error.
    package var strictKeywords = true
    /// How many references and applicators may lead on from one value without going into it.
    package var maxReferenceDepth = 128
    /// How many violations are told of one instance.
    package var maxViolations = 200

    package init() {}

    package init(formatAssertion: Bool, strictKeywords: Bool = true) {
        self.formatAssertion = formatAssertion
        self.strictKeywords = strictKeywords
    }
}

/// Which way an instance travels; decides whether `readOnly` and `writeOnly` members are required (OAS 3.0.3 §4.7.24).
package enum Direction: String, Hashable, Sendable {
    case request, response
}
