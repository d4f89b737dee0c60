internal import Behaviour
internal import Contract
internal import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// An operation of an API, with its rules: the target of a route.
final class OperationHandler: Sendable {
    let api: API
    /// The index of the API in the engine.
    let apiPosition: Int
    let operation: Operation
    let rules: [Rule]
    /// Nil when the operation ignores idempotency keys.
    let idempotency: Idempotency?
    /// The media types that responses of this operation can have, in the contract's order.
    let responseTypes: [MediaType]
    /// The status of a success without rules; nil when none is documented.
    let successStatus: Int?
    /// The media types of which `Accept` must allow one; empty when the answer has no body.
    let negotiableTypes: [MediaType]
    /// The number of names in the path.
    ///
    /// A server's path may have more before them.
    let nameCount: Int
    private let typesByStatus: [Int: [MediaType]]
    /// The parameters whose schema has a default, and the default.
    private let defaults: [(parameter: Parameter, value: JSON)]

    init(api: API, at apiPosition: Int, operation: Operation) {
        self.api = api
        self.apiPosition = apiPosition
        self.operation = operation
        rules = api.behaviour.rules[operation.id] ?? []
        let idempotency = api.behaviour.idempotency
        self.idempotency = idempotency?.operations.contains(operation.id) == true ? idempotency : nil
        var types: [MediaType] = []
        for type in operation.responses.all.flatMap(\.content).map(\.mediaType) where !types.contains(type) {
            types.append(type)
        }
        responseTypes = types
        var typesByStatus: [Int: [MediaType]] = [:]
        for status in operation.responses.statuses { typesByStatus[status] = Self.types(for: status, operation) }
        self.typesByStatus = typesByStatus
        successStatus = operation.responses.successStatus
        // Because the answer of rules is not known yet, any documented type is possible.
        negotiableTypes = rules.isEmpty ? successStatus.map { Self.types(for: $0, operation) } ?? [] : types
        nameCount = operation.path.names.count
        defaults = operation.parameters.compactMap { parameter in
            parameter.schema?.defaultValue.map { (parameter, $0) }
        }
    }

    /// The default of the parameter `name`; nil if it has none.
    func defaultValue(of name: String, in place: Parameter.Place) -> JSON? {
        if defaults.isEmpty { return nil }
        let known = defaults.map(\.parameter).first(named: name, in: place)
        return known.flatMap { known in defaults.first { $0.parameter.location == known.location }?.value }
    }

    /// The media types documented for `status`, in the contract's order; those of the operation when the status has
    /// none.
    func types(for status: Int) -> [MediaType] {
        let documented = typesByStatus[status] ?? Self.types(for: status, operation)
        return documented.isEmpty ? responseTypes : documented
    }

    private static func types(for status: Int, _ operation: Operation) -> [MediaType] {
        operation.responses[status]?.content.map(\.mediaType) ?? []
    }
}
