package import Diagnostics
package import Expressions
package import HTTPModel
package import JSONModel
package import Matching

/// Conditions, and what happens when all of them hold.
///
/// A stub is a rule added while the mock runs.
package final class Rule: Sendable {
    package enum Condition: Sendable {
        /// The condition `request`.
        case request(RequestExpectation)
        /// The expression is true.
        case when(Expression)
        /// The lookup finds a resource, which then has its name in expressions. A lookup for all always holds.
        case find(Lookup)
        /// The lookup finds nothing.
        case unless(Lookup)

        /// The condition as in the behaviour file, on one line: `when $request.body#/amount > 100`.
        package var text: String {
            switch self {
            case .request(let expectation): "request \(expectation.text)"
            case .when(let expression): "when \(expression.text)"
            case .find(let lookup): "find in \(lookup.text)"
            case .unless(let lookup): "unless in \(lookup.text)"
            }
        }
    }

    package let conditions: [Condition]
    package let effects: [Effect]
    package let answer: Answer
    package let location: SourceLocation
    /// Whether the rule has no errors, so that all of its conditions are known.
    package let isWhole: Bool

    init(conditions: [Condition], effects: [Effect], answer: Answer, location: SourceLocation, isWhole: Bool) {
        self.conditions = conditions
        self.effects = effects
        self.answer = answer
        self.location = location
        self.isWhole = isWhole
    }
}

/// Finds the latest resource of a collection whose members have the given values; or all such resources.
package final class Lookup: Sendable {
    package struct Criterion: Sendable {
        package let member: MemberName
        package let value: Template
        /// Whether any value fits when the given one is absent (`!optional`).
        ///
        /// Otherwise nothing is found.
        package let isOptional: Bool
        /// Whether the member must not have the value (`!not`).
        package let isExcluded: Bool
    }

    /// The index of the collection in the behaviour.
    package let collection: Int
    /// The name of the found resource in expressions; the default is `resource`.
    package let name: String
    /// Whether the name stands for the list of all resources that fit, the oldest first, not for the latest alone.
    package let isForAll: Bool
    package let criteria: [Criterion]
    /// The lookup for people: `orders as order where id: $request.path.id`.
    package let text: String

    init(collection: Int, name: String, isForAll: Bool, criteria: [Criterion], text: String) {
        self.collection = collection
        self.name = name
        self.isForAll = isForAll
        self.criteria = criteria
        self.text = text
    }
}

/// A change to the resources.
package enum Effect: Sendable {
    /// Adds a resource to the collection with this index; expressions then reach it by `name`.
    case create(collection: Int, name: String, with: Template)
    /// Sets members of a found resource.
    case update(name: String, with: Template)
    /// Moves a found resource to another state; a move that its transitions do not allow is refused.
    case transition(name: String, to: Template)
    case delete(name: String)
}

/// The response of a rule.
package struct Answer: Sendable {
    package enum Content: Sendable {
        /// A response in the rule itself.
        case response(ResponseTemplate)
        /// An error of the catalogue, by name.
        case error(String)
    }

    package let content: Content
    package let delay: Duration
    package let fault: HTTPResponse.Fault?
}

/// A response with expressions in it.
package struct ResponseTemplate: Sendable {
    package let status: Int
    package let headers: [(name: String, value: Template)]
    /// Nil for no body.
    package let body: Template?
}
