internal import Behaviour
internal import Contract
internal import MockEngine
internal import Moments

/// What a caller needs to know of an API: operations, credentials, and how to provoke its errors.
struct APIDescription {
    let api: API
    let credentials: [KnownCredential]
    let errors: [KnownError]

    var operations: [Operation] { api.contract.operations }

    init(_ api: API, now: Timestamp) {
        self.api = api
        let sets = api.behaviour.credentials.sorted { $0.key < $1.key }
        credentials = sets.flatMap { KnownCredential.all(of: $0.value, scheme: $0.key, api, now: now) }
        errors = KnownError.all(of: api)
    }

    /// Notes about all credentials of a scheme.
    var credentialNotes: [String] {
        api.behaviour.credentials.sorted { $0.key < $1.key }.compactMap(\.value.note)
    }
}
