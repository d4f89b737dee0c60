internal import Cryptography
internal import HTTPModel
package import Moments

/// CityPay's `cp-api-key`: base64 of `client:NONCE:mac`.
///
/// The mac is HMAC-SHA256 with the licence key over client id, nonce and the UTC minute. The minute is the twelve
/// digits `yyyyMMddHHmm`, packed two to a byte. It is not sent, so a verifier tries each minute that may be valid.
/// CityPay's API documentation has test vectors.
package struct CityPayKey: Sendable {
    package let client: String
    /// 16 bytes.
    package let nonce: [UInt8]
    /// 32 bytes.
    package let mac: [UInt8]

    package static let nonceLength = 16
    private static let macLength = 32
    private static let colon = UInt8(ascii: ":")

    /// Makes the key of `client` for the minute of `now`.
    package init(client: String, licence: String, nonce: [UInt8], now: Timestamp) {
        self.client = client
        self.nonce = nonce
        mac = Self.authenticator(licence).code(of: Self.message(client: client, nonce: nonce, minute: now))
    }

    /// Reads the value of a header; nil when it is no key.
    package init?(_ text: String) {
        guard let packet = Base64.decode(text),
            let first = packet.firstIndex(of: Self.colon),
            // Because the mac is raw bytes, which may include a colon, only the first two colons separate.
            let second = packet[(first + 1)...].firstIndex(of: Self.colon),
            let client = String(validating: packet[..<first], as: UTF8.self), !client.isEmpty,
            let nonce = Self.bytes(ofHex: packet[(first + 1)..<second]), nonce.count == Self.nonceLength,
            packet.count - second - 1 == Self.macLength
        else { return nil }
        self.client = client
        self.nonce = nonce
        mac = Array(packet[(second + 1)...])
    }

    /// The header's value.
    package var text: String {
        let hex = nonce.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "0\(digits)" : digits
        }.joined()
        return Base64.encode(Array("\(client):\(hex):".utf8) + mac)
    }

    /// Whether the key was made with `licence` in the minute of `minute`.
    package func isMade(with licence: String, in minute: Timestamp) -> Bool {
        let message = Self.message(client: client, nonce: nonce, minute: minute)
        return Self.authenticator(licence).isCode(mac, of: message)
    }

    private static func authenticator(_ licence: String) -> HMAC { HMAC(.sha256, key: Array(licence.utf8)) }

    private static func message(client: String, nonce: [UInt8], minute: Timestamp) -> [UInt8] {
        Array(client.utf8) + nonce + (bytes(ofHex: Array(minute.minuteText.utf8)[...]) ?? [])
    }

    private static func bytes(ofHex text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var rest = text
        while let high = rest.popFirst(), let low = rest.popFirst() {
            guard let high = Character(Unicode.Scalar(high)).hexDigitValue,
                let low = Character(Unicode.Scalar(low)).hexDigitValue
            else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
