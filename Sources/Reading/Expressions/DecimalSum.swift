internal import JSONModel

/// Adds decimal numbers of any size without rounding.
enum DecimalSum {
    /// The sum, with as many fraction digits as the summand that has the most: `1.10 + 2.2` is `3.30`.
    ///
    /// Nil when the digits of the summands lie further apart than `widest`, because adding them would take long.
    static func of(_ numbers: [JSONNumber]) -> JSONNumber? {
        integerSum(numbers).map { JSONNumber($0) } ?? decimalSum(numbers)
    }

    static let widest = 10_000

    private static func integerSum(_ numbers: [JSONNumber]) -> Int64? {
        var sum: Int64 = 0
        for number in numbers {
            guard !number.spelling.utf8.contains(UInt8(ascii: ".")), let value = number.int64 else { return nil }
            let (next, overflow) = sum.addingReportingOverflow(value)
            guard !overflow else { return nil }
            sum = next
        }
        return sum
    }

    private static func decimalSum(_ numbers: [JSONNumber]) -> JSONNumber? {
        let decimals = numbers.map(\.decimal)
        let bounds = decimals.filter { !$0.isZero }.map { (low: $0.exponent, high: $0.exponent + $0.digits.count) }
        let lowest = min(bounds.map(\.low).min() ?? 0, -(numbers.map(fractionDigits).max() ?? 0), 0)
        let highest = max(bounds.map(\.high).max() ?? 0, 0)
        guard lowest >= -widest, highest <= widest else { return nil }
        // The additional columns have room for the carries of as many summands as fit in memory.
        var columns = [Int](repeating: 0, count: highest - lowest + 20)
        for decimal in decimals { add(decimal, to: &columns, lowest: lowest) }
        let isNegative = carry(&columns) < 0
        if isNegative {
            for position in columns.indices { columns[position] = -columns[position] }
            // Because the digits of a negative total are a ten's complement with a carry of -1.
            columns[columns.count - 1] += 10
            _ = carry(&columns)
        }
        return JSONNumber(uncheckedSpelling: spelling(columns, fractionDigits: -lowest, isNegative: isNegative))
    }

    /// Adds each digit to the column of its power of ten; the last digit stands in the first column.
    private static func add(_ decimal: ExactDecimal, to columns: inout [Int], lowest: Int) {
        for (offset, digit) in decimal.digits.reversed().enumerated() {
            columns[decimal.exponent - lowest + offset] += decimal.isNegative ? -Int(digit) : Int(digit)
        }
    }

    /// Leaves a digit 0...9 in each column, and gives the carry of the last.
    private static func carry(_ columns: inout [Int]) -> Int {
        var carry = 0
        for position in columns.indices {
            let total = columns[position] + carry
            let digit = ((total % 10) + 10) % 10
            columns[position] = digit
            carry = (total - digit) / 10
        }
        return carry
    }

    private static func spelling(_ columns: [Int], fractionDigits: Int, isNegative: Bool) -> String {
        let whole = columns[fractionDigits...].reversed().drop { $0 == 0 }
        var text = isNegative ? "-" : ""
        text += whole.isEmpty ? "0" : whole.map(String.init).joined()
        if fractionDigits > 0 {
            text += "." + columns[..<fractionDigits].reversed().map(String.init).joined()
        }
        return text
    }

    /// The number of digits after the point; 0 when the spelling has an exponent.
    private static func fractionDigits(_ number: JSONNumber) -> Int {
        let bytes = number.spelling.utf8
        guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
        let fraction = bytes[point...].dropFirst()
        return fraction.allSatisfy(isDigit) ? fraction.count : 0
    }
}
