internal import Contract
internal import Documents
internal import Expressions

/// Reading `idempotency`.
extension BehaviourReader {
    mutating func readIdempotency(_ node: Node) {
        guard var reader = MappingReader(node, as: "idempotency", findings: &findings) else { return }
        let headerNode = reader.optional("header")
        let header = headerNode.map { $0.requireString("header", &findings) } ?? Idempotency.defaultHeader
        let scope = reader.optional("scope").map {
            Template($0, vocabulary: BehaviourVocabulary.rule(names: [], isRefusal: false), findings: &findings)
        }
        let keep = reader.optional("keep").map { DurationText.read($0, &findings) } ?? Idempotency.defaultKeep
        let operations = reader.required("operations", &findings)?.requireSequence("operations", &findings) ?? []
        reader.finish(&findings)
        let ids = operations.compactMap { readOperationId($0) }
        guard let header, let keep else { return }
        behaviour.idempotency = Idempotency(header: header, scope: scope, keep: keep, operations: Set(ids))
    }

    private mutating func readOperationId(_ node: Node) -> String? {
        guard let id = node.requireString("operations", &findings) else { return nil }
        return operation(id, at: node.location)?.id
    }
}
