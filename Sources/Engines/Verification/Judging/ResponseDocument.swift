internal import Contract
internal import HTTPModel
internal import JSONModel

/// A response as one value, `{status, headers, body}`, so that two can be compared by one diff.
enum ResponseDocument {
    /// Header fields that tell of the connection, the moment or the program behind it, and not of the API.
    static let ignoredHeaders: Set<String> = [
        "age", "connection", "content-length", "date", "keep-alive", "server", "transfer-encoding", "via",
    ]

    /// `spelling` gives header names as they are to be spelled, by their lower case.
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
        // Because a body may be XML or a form, the contract reads it where it can.
        if let body = operation?.body(of: response) ?? Operation.undocumentedBody(response) { document["body"] = body }
        return .object(document)
    }

    /// How the fields of several responses are spelled: as the first that has them does.
    static func spelling(of runs: StepRun...) -> [String: String] {
        let names = runs.flatMap { $0.exchange?.response?.fields.fields.map(\.name) ?? [] }
        return Dictionary(names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
