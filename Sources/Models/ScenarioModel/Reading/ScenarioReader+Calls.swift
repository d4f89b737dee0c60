internal import Contract
internal import Diagnostics
internal import Documents
internal import Expressions
internal import HTTPModel

/// The call of a step: an operation by its id, or a request line.
extension ScenarioReader {
    mutating func readCall(_ reader: inout MappingReader, _ contract: Contract) -> (Step.Call, title: String)? {
        let operation = reader.optional(StepKey.operation)
        let request = reader.optional(StepKey.request)
        let path = reader.optional(StepKey.path)
        switch (operation, request) {
        case (let operation?, nil): return readOperation(operation, path, contract)
        case (nil, let request?):
            if let path {
                findings.error(
                    at: path.location, "'path' goes with 'operation'; write the values into the path of 'request'")
            }
            return readRequest(request)
        case (let operation?, let request?):
            findings.error(
                at: max(operation.location, request.location), "a step has 'operation' or 'request', found both")
        case (nil, nil): findings.error(at: reader.node.location, "step has neither 'operation' nor 'request'")
        }
        return nil
    }

    private mutating func readOperation(
        _ node: Node, _ pathNode: Node?, _ contract: Contract
    ) -> (Step.Call, title: String)? {
        guard let id = node.requireString(StepKey.operation.rawValue, &findings) else { return nil }
        guard let operation = contract.operation(id: id) else {
            let known = NamesKnown.hint(for: id, in: contract.operations.map(\.id), prefix: "; the contract has ")
            findings.error(at: node.location, "unknown operation '\(id)'\(known)")
            return nil
        }
        let path = readTemplates(pathNode, StepKey.path.rawValue, vocabulary.request)
        checkPath(pathNode, of: operation, at: node.location)
        return (.operation(operation, path: path), id)
    }

    private mutating func checkPath(_ node: Node?, of operation: Operation, at location: SourceLocation) {
        let names = operation.path.names
        for name in names where node?[name] == nil {
            findings.error(
                at: node?.location ?? location, "no value for '\(name)' of '\(operation.path)'; give it under 'path'")
        }
        for member in node?.mapping?.members ?? [] where !names.contains(member.name) {
            let known = NamesKnown.hint(for: member.name, in: names, prefix: "; it has ")
            findings.error(
                at: member.nameLocation, "unknown name '\(member.name)' of path '\(operation.path)'\(known)")
        }
    }

    private mutating func readRequest(_ node: Node) -> (Step.Call, title: String)? {
        guard let text = node.requireString(StepKey.request.rawValue, &findings) else { return nil }
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, HeaderText.isToken(parts[0]), parts[1].hasPrefix("/") else {
            findings.error(
                at: node.location,
                "expected a method and a path such as 'GET /v1/items' for 'request', found '\(text)'")
            return nil
        }
        // The path starts some columns into the text; findings in it have its own place.
        let location = SourceLocation(
            file: node.location.file, line: node.location.line,
            column: node.location.column + parts[0].unicodeScalars.count + 1)
        let target = Template(
            Node(.string(String(parts[1])), at: location), vocabulary: vocabulary.request, findings: &findings)
        return (.request(HTTPMethod(String(parts[0])), target: target), text)
    }
}
