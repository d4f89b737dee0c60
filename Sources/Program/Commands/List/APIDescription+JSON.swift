internal import Behaviour
internal import Contract
internal import HTTPModel
internal import JSONModel
internal import MockEngine

/// The list as JSON; `docs/listing.md` describes it.
extension APIDescription {
    /// Changes when a member changes its meaning.
    private static let version = 1

    static func document(of descriptions: [APIDescription]) -> String {
        let document: JSON = ["version": .number(JSONNumber(version)), "apis": .array(descriptions.map(\.json))]
        return String(decoding: JSONWriter.bytes(of: document, layout: .pretty), as: UTF8.self) + "\n"
    }

    private var json: JSON {
        [
            "name": .string(api.name), "title": .string(api.contract.title),
            "operations": .array(operations.map(Self.json)), "credentials": .array(credentials.map(Self.json)),
            "notes": Self.texts(credentialNotes), "errors": .array(errors.map(Self.json)),
        ]
    }

    private static func json(_ operation: Operation) -> JSON {
        var object: JSONObject = [
            "id": .string(operation.id), "method": .string(operation.method.rawValue),
            "path": .string(operation.path.text),
        ]
        if let summary = operation.summary { object["summary"] = .string(summary) }
        object["security"] = .array(
            operation.security.map { requirement in
                .object(JSONObject(requirement.items.map { ($0.scheme.name, texts($0.scopes)) }))
            })
        object["responses"] = texts(operation.responses.all.map(\.key))
        return .object(object)
    }

    private static func json(_ credential: KnownCredential) -> JSON {
        var object: JSONObject = [
            "scheme": .string(credential.scheme), "in": .string(credential.isHeader ? "header" : "query"),
            "name": .string(credential.name), "value": .string(credential.value),
        ]
        if let command = credential.command { object["command"] = .string(command) }
        object["members"] = .object(credential.members)
        if !credential.secrets.isEmpty { object["secrets"] = .object(credential.secrets) }
        if let recipe = credential.recipe { object["recipe"] = .string(recipe) }
        object["expired"] = .bool(credential.hasExpired)
        if let note = credential.note { object["note"] = .string(note) }
        return .object(object)
    }

    private static func json(_ error: KnownError) -> JSON {
        var object: JSONObject = [
            "name": .string(error.entry.name), "status": .number(JSONNumber(error.entry.response.status)),
        ]
        for name in ["code", "message"] {
            if let value = error.entry.members[name] { object[name] = value }
        }
        object["prefer"] = .string("example=\(error.entry.name)")
        if let sentence = error.entry.provoke { object["provoke"] = .string(sentence) }
        object["rules"] = .array(
            error.occasions.map { ["of": texts($0.places), "conditions": texts($0.conditions)] })
        return .object(object)
    }

    private static func texts(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
}
