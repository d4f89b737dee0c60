internal import Behaviour
internal import Moments

/// Keys of `CityPayKey`: valid for the set's window of minutes, and one minute early for clocks that differ.
struct CityPayKeyCheck: CredentialCheck {
    var recipe: String? {
        "A key is the base64 of CLIENT:NONCE:MAC. CLIENT is the client. NONCE is 16 random bytes, written as 32 hexadecimal "
            + "digits in capitals. MAC is the 32 bytes of an HMAC-SHA256 with the licence as its key. Its message is the "
            + "client, the 16 bytes of the nonce, and 6 bytes for the minute: the digits yyyyMMddHHmm in UTC, two in each "
            + "byte."
    }

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
