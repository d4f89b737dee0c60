internal import Behaviour
internal import Contract
internal import Diagnostics
internal import HTTPModel
internal import JSONModel
internal import Secrets

/// The origin of an answer, without the API that answered: for the journal.
struct JournalOrigin: Sendable {
    /// The name of the API that has the path; nil for none.
    let api: String?
    /// Nil when no operation answered.
    let operation: NamedOperation?
    /// The word for the source.
    let answeredBy: String
    /// The rule that answered; nil if it was none.
    let rule: PlacedRule?
    /// How the answer breaks the contract; nil when it is not checked.
    let undocumented: [Violation]?
    /// The secret names of the API; nil without one.
    let secretNames: SecretNames?

    struct NamedOperation: Sendable {
        let id: String
        let method: HTTPMethod
        let path: String

        init(_ operation: Operation) {
            id = operation.id
            method = operation.method
            path = operation.path.text
        }
    }

    struct PlacedRule: Sendable {
        let location: SourceLocation
        /// In their source form.
        let conditions: [String]

        init(_ rule: Rule) {
            location = rule.location
            conditions = rule.conditions.map(\.text)
        }
    }

    /// An estimate of its memory in bytes.
    ///
    /// The texts of rules and operations are counted for each exchange.
    var footprint: Int {
        let texts = (rule?.conditions ?? []) + (undocumented ?? []).flatMap { [$0.message, $0.pointer.description] }
        return texts.reduce(Footprint.object) { $0 + Footprint.object + Footprint.of($1) }
    }
}
