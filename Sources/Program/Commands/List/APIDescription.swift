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
    ///
    /// `argument` names the API in commands.
    init(_ api: API, argument: String, overlays: OverlayPlan, now: Timestamp) {
        self.api = api
        let sets = api.behaviour.credentials.sorted { $0.key < $1.key }
        credentials = sets.flatMap { name, set in
            KnownCredential.all(of: set, scheme: name, api, argument: argument, overlays: overlays, now: now)
        }
        errors = KnownError.all(of: api)
    }

    /// Notes about all credentials of a scheme.
    var credentialNotes: [String] {
        api.behaviour.credentials.sorted { $0.key < $1.key }.compactMap(\.value.note)
    }

    /// How credentials that change with time are made, each way once.
    var recipes: [String] {
        credentials.compactMap(\.recipe).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
