/// Texts made of random characters.
package enum RandomText {
    package enum Alphabet: String, Sendable {
        case digits = "0123456789"
        case hex = "0123456789abcdef"
        case alphanumeric = "0123456789abcdefghijklmnopqrstuvwxyz"
        case base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    }

    package static let longest = 1_024

    /// A text of `count` characters drawn from `next`.
    ///
    /// Digits do not start with 0, so that they spell a number.
    package static func text(of alphabet: Alphabet, count: Int, next: () -> UInt64) -> String {
        var characters = alphabet.rawValue
        return characters.withUTF8 { characters in
            String(unsafeUninitializedCapacity: count) { buffer in
                var fraction: UInt64 = 0
                for position in 0..<count {
                    // Because eight characters of 62 take 48 of the 64 bits of a draw, the remaining bits keep them
                    // evenly distributed.
                    if position % 8 == 0 { fraction = next() }
                    let skipped = position == 0 && alphabet == .digits ? 1 : 0
                    let (index, rest) = fraction.multipliedFullWidth(by: UInt64(characters.count - skipped))
                    fraction = rest
                    buffer[position] = characters[Int(index) + skipped]
                }
                return count
            }
        }
    }

    /// A random UUID (RFC 9562 §5.4) in its lower-case text form, from two draws.
    package static func uuid(next: () -> UInt64) -> String {
        let high = next() & 0xFFFF_FFFF_FFFF_0FFF | 0x0000_0000_0000_4000
        let low = next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for nibble in 0..<32 {
                if [8, 12, 16, 20].contains(nibble) {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = nibble < 16 ? high : low
                let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (nibble % 16))) & 15
                buffer[position] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
                position += 1
            }
            return position
        }
    }
}
