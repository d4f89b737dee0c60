package import Behaviour
package import Moments

/// One way of proving who is calling, both sides of it: the mock verifies, the verifier presents.
package protocol CredentialCheck: Sendable {
    /// The entry of `set` that `presented` proves at `now`; nil when it proves none.
    func verify(_ presented: String, in set: CredentialSet, now: Timestamp) -> CredentialSet.Entry?

    /// The text that proves `entry` at `now`; `nonce` is 16 random bytes for checks that want fresh text each time.
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
