internal import Behaviour
internal import Moments

/// Keys of `CityPayKey`: valid for the set's window of minutes, and one minute early for clocks that differ.
struct CityPayKeyCheck: CredentialCheck {
    func verify(_ presented: String, in set: CredentialSet, now: Timestamp) -> CredentialSet.Entry? {
        guard let key = CityPayKey(presented) else { return nil }
        return set.entries.first { entry in
            guard entry.text("client").utf8.elementsEqual(key.client.utf8) else { return false }
            let licence = entry.text("licence")
            return (-1...set.windowMinutes).contains { age in
                key.isMade(with: licence, in: now.adding(seconds: -60 * age))
            }
        }
    }

    func present(_ entry: CredentialSet.Entry, now: Timestamp, nonce: [UInt8]) -> String {
        CityPayKey(client: entry.text("client"), licence: entry.text("licence"), nonce: nonce, now: now).text
    }
}
