package import Contract
internal import Diagnostics
package import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// Takes the exchanges with one API, and records which parts of its contract they meet.
package struct CoverageMeter {
    private let api: String
    private let errors: [CoverableError]
    private let errorItems: [Int]
    private let operations: [String: OperationItems]
    private let router: PathRouter<Operation>
    private let parts: SchemaParts
    private let unchecked: [Diagnostic]
    private var items: CoverageItems

    package init(api: String, contract: Contract, errors: [CoverableError]) {
        self.api = api
        self.errors = errors
        unchecked = contract.disabled
        var items = CoverageItems()
        var parts = SchemaParts()
        var router = PathRouter<Operation>()
        let pairs = contract.operations.map { operation in
            // Because two operations on one path and method are a finding of the contract, the first of them counts.
            _ = router.add(operation.path, operation.method, operation)
            return (operation.id, OperationItems(operation, &items, &parts))
        }
        operations = Dictionary(pairs) { first, _ in first }
        errorItems = errors.map { items.add(.errors, "error '\($0.name)'", at: $0.location) }
        self.router = router
        self.parts = parts
        self.items = items
    }

    package var coverage: Coverage { items.coverage(of: api, unchecked: unchecked) }

    /// Takes an exchange; `operation` is the id of the called operation, nil for none of the contract.
    package mutating func add(_ request: HTTPRequest, _ response: HTTPResponse, operation id: String?) {
        let known = id.flatMap { operations[$0] }
        let body = known?.operation.body(of: response) ?? Operation.undocumentedBody(response)
        addError(request, response.status, body)
        guard let known else { return }
        items.cover(known.item)
        addParameters(of: request, known)
        addRequestBody(of: request, known)
        guard let documented = known.operation.responses[response.status],
            let entry = known.responses.first(where: { $0.response === documented })
        else { return }
        items.cover(entry.item)
        guard !response.body.isEmpty, let type = response.fields["Content-Type"] else { return }
        cover(body, of: documented.content.entry(forField: type)?.entry, among: entry.content, .response)
    }

    private mutating func addError(_ request: HTTPRequest, _ status: Int, _ body: JSON?) {
        let prefer = request.fields["Prefer"].flatMap { Prefer($0).example }
        for (error, item) in zip(errors, errorItems)
        where error.isMet(status: status, body: body, prefer: prefer, among: errors) {
            items.cover(item)
        }
    }

    private mutating func addParameters(of request: HTTPRequest, _ known: OperationItems) {
        let match = router.match(request.target.path)
        let isSame = match?.routes[known.operation.method] === known.operation
        let given = known.operation.parameterValues(of: request, pathValues: isSame ? match?.values ?? [] : [])
        for (entry, values) in zip(known.parameters, given) {
            guard let values else { continue }
            items.cover(entry.item)
            guard let part = entry.part else { continue }
            for value in values { parts.cover(value, part, .request, in: &items) }
        }
    }

    private mutating func addRequestBody(of request: HTTPRequest, _ known: OperationItems) {
        // A body that cannot be read has no type and no members.
        guard let body = try? known.operation.decodeBody(of: request) else { return }
        cover(body.value, of: body.content, among: known.requestContent, .request)
    }

    private mutating func cover(
        _ value: JSON?, of content: MediaTypeContent?, among known: [OperationItems.Content], _ direction: Direction
    ) {
        guard let entry = known.first(where: { $0.content === content }) else { return }
        items.cover(entry.item)
        if let value, let part = entry.part { parts.cover(value, part, direction, in: &items) }
    }
}
