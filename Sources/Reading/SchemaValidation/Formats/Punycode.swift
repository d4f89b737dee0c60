/// The encoding of Unicode labels in ASCII (RFC 3492).
enum Punycode {
    static func decode(_ bytes: [UInt8]) -> [Unicode.Scalar]? {
        let delimiter = bytes.lastIndex(of: UInt8(ascii: "-"))
        var output = bytes[..<(delimiter ?? 0)].map { UInt32($0) }
        var rest = bytes[(delimiter.map { $0 + 1 } ?? 0)...]
        var code = UInt32(initialCode)
        var position = 0
        var bias = initialBias
        while !rest.isEmpty {
            let before = position
            var weight = 1
            var step = base
            while true {
                guard let digit = rest.popFirst().flatMap(value) else { return nil }
                position += digit * weight
                let limit = threshold(step, bias)
                if digit < limit { break }
                weight *= base - limit
                step += base
                guard position < 0x7FFF_FFFF, weight < 0x7FFF_FFFF else { return nil }
            }
            let count = output.count + 1
            bias = adapted(position - before, count, isFirst: before == 0)
            guard let next = UInt32(exactly: Int(code) + position / count) else { return nil }
            code = next
            position %= count
            output.insert(code, at: position)
            position += 1
        }
        let scalars = output.compactMap(Unicode.Scalar.init)
        return scalars.count == output.count ? scalars : nil
    }

    static func encode(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
        let basic = scalars.filter(\.isASCII).map { UInt8($0.value) }
        var output = basic.isEmpty ? [] : basic + [UInt8(ascii: "-")]
        var handled = basic.count
        var code = initialCode
        var delta = 0
        var bias = initialBias
        while handled < scalars.count {
            guard let next = scalars.lazy.map({ Int($0.value) }).filter({ $0 >= code }).min() else { return nil }
            delta += (next - code) * (handled + 1)
            code = next
            for scalar in scalars {
                if Int(scalar.value) < code { delta += 1 }
                guard Int(scalar.value) == code else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, handled + 1, isFirst: handled == basic.count)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return output
    }

    private static let base = 36
    private static let initialBias = 72
    private static let initialCode = 128

    private static func append(_ delta: Int, _ bias: Int, to output: inout [UInt8]) {
        var rest = delta
        var step = base
        while true {
            let limit = threshold(step, bias)
            if rest < limit { break }
            output.append(digit(limit + (rest - limit) % (base - limit)))
            rest = (rest - limit) / (base - limit)
            step += base
        }
        output.append(digit(rest))
    }

    private static func threshold(_ step: Int, _ bias: Int) -> Int { min(max(step - bias, 1), 26) }

    /// RFC 3492 §6.1.
    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var step = 0
        while delta > (base - 1) * 26 / 2 {
            delta /= base - 1
            step += base
        }
        return step + base * delta / (delta + 38)
    }

    private static func value(_ byte: UInt8) -> Int? {
        if ASCII.isDigit(byte) { return Int(byte) - 48 + 26 }
        return ASCII.isLetter(byte) ? Int(byte | 0x20) - 97 : nil
    }

    private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? value + 97 : value - 26 + 48) }
}
