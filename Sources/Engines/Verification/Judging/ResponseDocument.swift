internal import Contract
internal import HTTPModel
internal import JSONModel

/// A response as one JSON value, `{status, headers, body}`, so that two can be compared.
enum ResponseDocument {
    /// Header fields about the connection, the time or the server, not about the API.
    static let ignoredHeaders: Set<String> = [
        "age", "connection", "content-length", "date", "keep-alive", "server", "transfer-encoding", "via",
    ]

    /// `spelling` gives the spelling of header names by their lower case.
    static func value(of run: StepRun, _ contract: Contract?, spelling: [String: String]) -> JSON? {
        guard let response = run.exchange?.response else { return nil }
        var headers = JSONObject()
        for field in response.fields.fields {
            let name = field.name.lowercased()
            guard !ignoredHeaders.contains(name) else { continue }
            headers[spelling[name] ?? field.name] = response.fields[field.name].map(JSON.string)
        }
        var document: JSONObject = ["status": .number(JSONNumber(response.status)), "headers": .object(headers)]
        let operation = run.operation.flatMap { contract?.operation(id: $0) }
        // Because a body may be XML or a form, the contract decodes it where it can.
        if let body = operation?.body(of: response) ?? Operation.undocumentedBody(response) { document["body"] = body }
        return .object(document)
    }

    /// The spelling of header names: that of the first response that has the field.
    static func spelling(of runs: StepRun...) -> [String: String] {
        let names = runs.flatMap { $0.exchange?.response?.fields.fields.map(\.name) ?? [] }
        return Dictionary(names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
