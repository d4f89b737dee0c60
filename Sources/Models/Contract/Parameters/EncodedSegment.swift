internal import HTTPModel

/// A segment of a path with percent-encoded bytes: its bytes, and the place of each in the text.
struct EncodedSegment {
    let decoded: String
    private let text: Substring
    private let bytes: [UInt8]
    /// The place in `text` where each byte begins, and where the last one ends.
    private let starts: [Substring.Index]

    /// Nil when nothing in `text` is encoded, or it cannot be decoded and so is literal.
    init?(_ text: Substring) {
        guard text.utf8.contains(UInt8(ascii: "%")), let decoded = PercentEncoding.decode(text) else { return nil }
        self.decoded = decoded
        self.text = text
        bytes = Array(decoded.utf8)
        var starts = [text.startIndex]
        var place = text.startIndex
        while place < text.endIndex {
            place = text.utf8.index(place, offsetBy: text.utf8[place] == UInt8(ascii: "%") ? 3 : 1)
            starts.append(place)
        }
        self.starts = starts
    }

    /// Whether the segment fits; appends the values of its names, still encoded.
    ///
    /// The value of a name has at least one character.
    func take(_ segment: PathTemplate.Segment, _ values: inout [Substring]) -> Bool {
        var position = 0
        for (index, part) in segment.enumerated() {
            switch part {
            case .literal(let literal):
                guard bytes[position...].starts(with: literal.utf8) else { return false }
                position += literal.utf8.count
            case .name:
                var end = bytes.count
                if index + 1 < segment.count, case .literal(let literal) = segment[index + 1] {
                    guard let found = lastPlace(of: literal, from: position) else { return false }
                    end = found
                }
                guard end > position else { return false }
                values.append(text[starts[position]..<starts[end]])
                position = end
            }
        }
        return position == bytes.count
    }

    private func lastPlace(of literal: String, from position: Int) -> Int? {
        (position..<bytes.count).last { bytes[$0...].starts(with: literal.utf8) }
    }
}
