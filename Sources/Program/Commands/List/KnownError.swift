internal import Behaviour
internal import Contract
internal import JSONModel
internal import MockEngine

/// An error of the catalogue, and the rules that answer with it.
struct KnownError {
    /// Rules with the same conditions.
    struct Occasion {
        /// The refusals and operations of the rules.
        var places: [String]
        /// The conditions as in the behaviour file; `otherwise` for a rule without any after other rules.
        let conditions: [String]
    }

    let entry: ErrorCatalogue.Entry
    private(set) var occasions: [Occasion] = []

    var message: String? { entry.members["message"].map { $0.stringValue ?? $0.description } }

    /// All errors in the order of the catalogue; the occasions are in the order in which a request reaches them.
    static func all(of api: API) -> [KnownError] {
        var errors = api.behaviour.errors.entries.map { KnownError(entry: $0) }
        let refusals = RefusalKind.allCases.map { ($0.rawValue, api.behaviour.refusals[$0] ?? []) }
        let operations = api.contract.operations.map { ($0.id, api.behaviour.rules[$0.id] ?? []) }
        for (place, rules) in refusals + operations {
            for rule in rules {
                guard case .error(let name) = rule.answer.content,
                    let position = errors.firstIndex(where: { $0.entry.name == name })
                else { continue }
                let isAlone = rules.count == 1
                let conditions = rule.conditions.map(\.text)
                errors[position].add(place, conditions.isEmpty && !isAlone ? ["otherwise"] : conditions)
            }
        }
        return errors
    }

    private mutating func add(_ place: String, _ conditions: [String]) {
        if let position = occasions.firstIndex(where: { $0.conditions == conditions }) {
            occasions[position].places.append(place)
        } else {
            occasions.append(Occasion(places: [place], conditions: conditions))
        }
    }
}
