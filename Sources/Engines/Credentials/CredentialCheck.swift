package import Behaviour
package import Moments

/// One way to prove who is calling: the mock verifies, the client presents.
package protocol CredentialCheck: Sendable {
    /// The entry of `set` that `presented` proves at `now`; nil for none.
    func verify(_ presented: String, in set: CredentialSet, now: Timestamp) -> CredentialSet.Entry?

    /// A description for people of how to make the text from the members of an entry; nil if a member is the text.
    var recipe: String? { get }

    /// The text that proves `entry` at `now`. `nonce` is 16 random bytes, for checks that need a new text each time.
    func present(_ entry: CredentialSet.Entry, now: Timestamp, nonce: [UInt8]) -> String
}

extension CredentialSet.Check {
    package var implementation: any CredentialCheck {
        switch self {
        case .token: TokenCheck()
        case .citypayKey: CityPayKeyCheck()
        }
    }
}
