/// What is checked beyond the dialect's rules, and the limits of evaluation.
package struct SchemaOptions: Hashable, Sendable {
    /// Whether `format` is checked; otherwise it is an annotation (JSON Schema 2020-12 Validation §7.2).
    package var formatAssertion = true
    /// Whether a misspelt keyword, one edit away from a known one, is an error.
    package var strictKeywords = true
    /// The most references and applicators that may be followed for the same value.
    package var maxReferenceDepth = 128
    /// The most violations reported for one instance.
    package var maxViolations = 200

    package init() {}

    package init(formatAssertion: Bool, strictKeywords: Bool = true) {
        self.formatAssertion = formatAssertion
        self.strictKeywords = strictKeywords
    }
}

/// The direction of an instance: whether `readOnly` and `writeOnly` members are required (OAS 3.0.3 §4.7.24).
package enum Direction: String, Hashable, Sendable {
    case request, response
}
