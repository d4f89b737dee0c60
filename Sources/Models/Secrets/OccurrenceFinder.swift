/// Finds which of many values occur in a text, in one pass over it.
///
/// At each byte, the four bytes from there are compared with the starts of the values. Only the values that start so
/// are compared in full.
struct OccurrenceFinder {
    private let values: [[UInt8]]
    /// The numbers of the values by their first bytes.
    private let numbers: [UInt32: [Int]]
    /// A bit for each hash of the first bytes of a value; where it is not set, no value starts.
    private let starts: [UInt64]

    private static let bits = 4096

    /// Each value must have at least four bytes.
    init(_ values: [[UInt8]]) {
        var numbers: [UInt32: [Int]] = [:]
        var starts = [UInt64](repeating: 0, count: Self.bits / 64)
        for (number, value) in values.enumerated() {
            precondition(value.count >= 4, "a value has four bytes at least")
            let start = value.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
            numbers[start, default: []].append(number)
            starts[Self.hash(start) / 64] |= 1 << UInt64(Self.hash(start) % 64)
        }
        self.values = values
        self.numbers = numbers
        self.starts = starts
    }

    /// The numbers of the values that occur in `text`, ascending.
    func occurring(in text: some Collection<UInt8>) -> [Int] {
        text.withContiguousStorageIfAvailable(numbers(in:)) ?? Array(text).withUnsafeBufferPointer(numbers(in:))
    }

    private func numbers(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
        var found: Set<Int> = []
        var window: UInt32 = 0
        for index in text.indices {
            window = window << 8 | UInt32(text[index])
            let hash = Self.hash(window)
            guard index >= 3, starts[hash / 64] & 1 << UInt64(hash % 64) != 0 else { continue }
            for number in numbers[window] ?? [] where text[(index - 3)...].starts(with: values[number]) {
                found.insert(number)
            }
        }
        return found.sorted()
    }

    private static func hash(_ window: UInt32) -> Int { Int((window &* 0x9E37_79B1) >> 20) }
}
