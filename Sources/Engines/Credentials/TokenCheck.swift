internal import Behaviour
internal import Moments

/// A fixed text: an API key or an access token.
struct TokenCheck: CredentialCheck {
    var recipe: String? { nil }

    func verify(_ presented: String, in set: CredentialSet, now: Timestamp) -> CredentialSet.Entry? {
        set.entries.first { $0.text("token").utf8.elementsEqual(presented.utf8) }
    }

    func present(_ entry: CredentialSet.Entry, now: Timestamp, nonce: [UInt8]) -> String { entry.text("token") }
}
