/// Why the engine refuses a request before it tries the rules of the operation.
package enum RefusalKind: String, Sendable, CaseIterable {
    case missingCredentials = "missing-credentials"
    case unknownCredentials = "unknown-credentials"
    case expiredCredentials = "expired-credentials"
    case insufficientScope = "insufficient-scope"
    case missingBody = "missing-body"
    case unsupportedMediaType = "unsupported-media-type"
    case malformedBody = "malformed-body"
    case notAcceptable = "not-acceptable"
    case invalidRequest = "invalid-request"
    case idempotencyKeyReused = "idempotency-key-reused"
    case idempotencyKeyInProgress = "idempotency-key-in-progress"

    /// The status, unless the behaviour says otherwise (RFC 9110 §15.5, and for idempotency keys
    /// draft-ietf-httpapi-idempotency-key-header).
    package var defaultStatus: Int {
        switch self {
        case .missingCredentials, .unknownCredentials, .expiredCredentials: 401
        case .insufficientScope: 403
        case .missingBody, .malformedBody: 400
        case .unsupportedMediaType: 415
        case .notAcceptable: 406
        case .invalidRequest, .idempotencyKeyReused: 422
        case .idempotencyKeyInProgress: 409
        }
    }

    /// Whether a behaviour may ignore it.
    package var canBeIgnored: Bool {
        switch self {
        case .missingCredentials, .unknownCredentials, .expiredCredentials, .insufficientScope, .notAcceptable,
            .invalidRequest:
            true
        case .missingBody, .unsupportedMediaType, .malformedBody, .idempotencyKeyReused, .idempotencyKeyInProgress:
            false
        }
    }

    /// The refusal whose rules apply if the behaviour has none for this one.
    package var wider: RefusalKind? { self == .expiredCredentials ? .unknownCredentials : nil }

    package var title: String {
        switch self {
        case .missingCredentials: "credentials are required and there are none"
        case .unknownCredentials: "the credentials are not known"
        case .expiredCredentials: "the credentials have expired"
        case .insufficientScope: "the credentials do not have the required scopes"
        case .missingBody: "a body is required and there is none"
        case .unsupportedMediaType: "the body's media type is not supported"
        case .malformedBody: "the body cannot be read"
        case .notAcceptable: "no documented media type is acceptable"
        case .invalidRequest: "the request does not keep to the contract"
        case .idempotencyKeyReused: "the idempotency key was used for another request"
        case .idempotencyKeyInProgress: "the request with this idempotency key is in progress"
        }
    }
}
