internal import APILoading
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

    /// What there is to know of `api`, which is what `overlays` make of it.
    init(_ api: API, overlays: OverlayPlan, now: Timestamp) {
        self.api = api
        let sets = api.behaviour.credentials.sorted { $0.key < $1.key }
        credentials = sets.flatMap { name, set in
            KnownCredential.all(of: set, scheme: name, api, overlays: overlays, now: now)
        }
        errors = KnownError.all(of: api)
    }

    /// Notes about all credentials of a scheme.
    var credentialNotes: [String] {
        api.behaviour.credentials.sorted { $0.key < $1.key }.compactMap(\.value.note)
    }
}
