internal import Behaviour
internal import Contract
internal import HTTPModel

/// An operation of an API with what the behaviour adds to it: what a route leads to.
final class OperationHandler: Sendable {
    let api: API
    let operation: Operation
    let rules: [Rule]
    /// The media types that responses of this operation can have, in the contract's order.
    let responseTypes: [MediaType]

    init(api: API, operation: Operation) {
        self.api = api
        self.operation = operation
        rules = api.behaviour.rules[operation.id] ?? []
        var types: [MediaType] = []
        for type in operation.responses.all.flatMap(\.content).map(\.mediaType) where !types.contains(type) {
            types.append(type)
        }
        responseTypes = types
    }

    /// The media types offered for `status`, in the contract's order; the operation's when it documents none there.
    func types(for status: Int) -> [MediaType] {
        let documented = operation.responses[status]?.content.map(\.mediaType) ?? []
        return documented.isEmpty ? responseTypes : documented
    }
}
