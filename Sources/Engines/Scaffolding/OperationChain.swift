internal import Contract
internal import Documents
internal import Expressions
internal import HTTPModel
internal import JSONModel

/// The operation that must be called before another: its response has the values of the other's parameters.
///
/// It is found by the contract's links (OAS 3.1 §4.8.20). Without one, an operation on `/orders/{orderId}` needs the
/// `POST` to `/orders` whose response has an `orderId` or an `id`.
struct OperationChain {
    /// An operation to call first, and the outputs of its response, by the names of the parameters.
    struct Source {
        let operation: Operation
        let outputs: [(parameter: String, expression: String)]
    }

    let contract: Contract

    func source(of operation: Operation) -> Source? {
        guard operation.parameters.contains(where: \.isRequired) else { return nil }
        return linked(to: operation) ?? creating(operation)
    }

    private func linked(to operation: Operation) -> Source? {
        for other in contract.operations where other !== operation {
            let response = other.responses.successStatus.flatMap { other.responses[$0] }
            for link in response?.links ?? [] where leads(link, to: operation) {
                let outputs = link.parameters.compactMap { name, value in
                    Self.expression(of: value).map { (parameter: Self.bareName(name, operation), expression: $0) }
                }
                if !outputs.isEmpty { return Source(operation: other, outputs: outputs) }
            }
        }
        return nil
    }

    private func leads(_ link: Link, to operation: Operation) -> Bool {
        switch link.target {
        case .operationId(let id): return id == operation.id
        case .operationRef(let text):
            let parts = text.split(separator: "#", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].isEmpty, let pointer = JSONPointer(String(parts[1])) else { return false }
            return pointer.tokens == ["paths", operation.path.text, operation.method.rawValue.lowercased()]
        }
    }

    /// The name without a place before it, as in `path.id`.
    private static func bareName(_ name: String, _ operation: Operation) -> String {
        if operation.parameters.contains(where: { $0.name == name }) { return name }
        return operation.parameters.first { "\($0.place.rawValue).\($0.name)" == name }?.name ?? name
    }

    /// The reference, if `value` is exactly one; nil for a constant or a longer text.
    private static func expression(of value: Template) -> String? {
        guard let reference = value.references.first, value.value(in: Probe()) == Probe.value else { return nil }
        return reference.text
    }

    /// Gives every reference a value that is no text.
    private struct Probe: ExpressionScope {
        static let value: JSON = true
        func value(of reference: Reference) -> JSON? { Self.value }
        func nextRandom() -> UInt64 { 0 }
    }

    private func creating(_ operation: Operation) -> Source? {
        guard let name = operation.path.names.last, let start = operation.path.text.firstRange(of: "{\(name)}") else {
            return nil
        }
        let folder = Self.withoutSlash(operation.path.text[..<start.lowerBound])
        let creator = contract.operations.first { other in
            other !== operation && other.method == .post && Self.withoutSlash(other.path.text[...]) == folder
        }
        guard let creator, let status = creator.responses.successStatus, let response = creator.responses[status],
            let schema = (response.content.first { $0.mediaType.isJSON } ?? response.content.first)?.schema
        else { return nil }
        let facts = SchemaFacts(schema)
        let isId = name.lowercased().hasSuffix("id")
        let member = [name, "id"].first { candidate in
            (candidate == name || isId) && facts.member(candidate)?.types?.isSubset(of: ["string", "integer"]) == true
        }
        guard let member else { return nil }
        let outer = operation.path.names.dropLast().filter(creator.path.names.contains)
        return Source(
            operation: creator,
            outputs: outer.map { ($0, "$request.path.\($0)") } + [(name, "$response.body#/\(member)")])
    }

    private static func withoutSlash(_ path: Substring) -> Substring { path.hasSuffix("/") ? path.dropLast() : path }
}
