internal import HTTPModel
internal import JSONModel
internal import JSONPath
internal import Moments
internal import Randomness
internal import RegularExpressions

/// Every function. To add one, add an entry here and a row in `docs/expressions.md`.
extension Function {
    static let table: [Function] = [
        // Presence and lists.
        Function("exists(x)", .one { .bool($0 != nil) }),
        Function("first(a, b, …)", .first),
        Function("if(condition, x)", .two { Term.isTrue($0) ? $1 : .none }),
        Function("count(x)", .one(count)),
        Function("sum(list)", .one { $0?.numbers.flatMap(DecimalSum.of).map(JSON.number) }),
        Function("unique(list)", .one { $0?.arrayValue.map { .bool(hasNoDuplicates($0)) } }),
        Function("contains(list, x)", .two { .bool(Membership.holds($1, in: $0)) }),
        Function("each(list, '/pointer')", .pointer(each)),
        Function("jsonpath(x, '$.path')", .query { value, path in path.nodes(in: value).first?.value }),
        Function("jsonpaths(x, '$.path')", .query { value, path in .array(path.nodes(in: value).map(\.value)) }),

        // Texts and numbers.
        Function(
            "matches(text, 'regex')",
            .pattern { text, expression in
                // Because a match that reached its limit counts as no match.
                .bool(text?.stringValue.map { (try? expression.matches($0)) ?? false } ?? false)
            }),
        Function("lower(x)", .one { $0?.stringValue.map { .string($0.lowercased()) } }),
        Function("upper(x)", .one { $0?.stringValue.map { .string($0.uppercased()) } }),
        Function("string(x)", .one { $0.map { .string($0.embeddedText) } }),
        Function("number(x)", .one(number)),
        Function("encoded(x)", .one { $0.map { .string(PercentEncoding.encode($0.embeddedText)) } }),

        // Dates.
        Function("date(dateTime)", .one { dateTime($0).map { .string(String(Substring($0.utf8.prefix(10)))) } }),
        Function("seconds(dateTime)", .one { dateTime($0).map { .string(withoutFraction($0)) } }),
        Function("later(dateTime, seconds)", .two(later)),
        Function("at(dateTime, 'offset')", .two(at)),

        // Random texts.
        Function("digits(n)", .randomText(.digits)),
        Function("hex(n)", .randomText(.hex)),
        Function("alphanumeric(n)", .randomText(.alphanumeric)),
        Function("base62(n)", .randomText(.base62)),

        // Code lists.
        Function("iso4217(x)", .one { .bool($0?.stringValue.map(ISOCodes.currencies.contains) ?? false) }),
        Function("iso3166(x)", .one { .bool($0?.stringValue.map(ISOCodes.countries.contains) ?? false) }),
    ]

    private static let count: OneBody = { value in
        switch value {
        case .array(let elements): .number(JSONNumber(elements.count))
        case .object(let object): .number(JSONNumber(object.count))
        case .string(let text): .number(JSONNumber(text.unicodeScalars.count))
        default: nil
        }
    }

    private static let each: PointerBody = { list, pointer in
        (list?.arrayValue).map { .array($0.compactMap { pointer.value(in: $0) }) }
    }

    private static let number: OneBody = { value in
        switch value {
        case .number: value
        case .string(let text): JSONNumber(text).map(JSON.number)
        case .array(let elements): numbers(elements)
        default: nil
        }
    }

    /// The elements as numbers; nil when one of them spells none.
    private static func numbers(_ elements: [JSON]) -> JSON? {
        let numbers = elements.compactMap { number($0) }
        return numbers.count == elements.count ? .array(numbers) : nil
    }

    private static func hasNoDuplicates(_ elements: [JSON]) -> Bool {
        // A few elements are compared pair by pair, more are hashed.
        guard elements.count <= 8 else { return Set(elements).count == elements.count }
        return elements.indices.allSatisfy { !elements[..<$0].contains(elements[$0]) }
    }

    private static func dateTime(_ value: JSON?) -> String? {
        guard let text = value?.stringValue, Timestamp(rfc3339: text) != nil else { return nil }
        return text
    }

    /// In UTC with six digits of fraction, like `$now`, so that the two compare as texts.
    private static let later: TwoBody = { dateTime, seconds in
        guard let text = dateTime?.stringValue, let start = Timestamp(rfc3339: text),
            let seconds = seconds?.numberValue?.int64
        else { return nil }
        return .string(start.adding(seconds: Int(seconds)).rfc3339(fractionDigits: 6))
    }

    /// The same moment at another offset from UTC, in whole seconds.
    private static let at: TwoBody = { dateTime, offset in
        guard let text = dateTime?.stringValue, let moment = Timestamp(rfc3339: text), let offset = offset?.stringValue,
            // Because a date-time ends in its offset, two of them that differ only there give the difference.
            let there = Timestamp(rfc3339: "2000-01-01T00:00:00\(offset)"),
            let here = Timestamp(rfc3339: "2000-01-01T00:00:00Z")
        else { return nil }
        return .string(moment.rfc3339(offsetMinutes: (here.seconds - there.seconds) / 60))
    }

    /// The date-time without its fraction, which follows the 19 characters of date and time.
    private static func withoutFraction(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes[19] == UInt8(ascii: ".") else { return String(decoding: bytes, as: UTF8.self) }
            let offset = bytes[20...].firstIndex { !isDigit($0) } ?? bytes.count
            return String(unsafeUninitializedCapacity: bytes.count) { result in
                _ = result.update(fromContentsOf: bytes[..<19])
                _ = result[19...].update(fromContentsOf: bytes[offset...])
                return 19 + bytes.count - offset
            }
        }
    }
}

extension JSON {
    /// The elements of a list of numbers; nil for any other value.
    fileprivate var numbers: [JSONNumber]? {
        guard case .array(let elements) = self else { return nil }
        let numbers = elements.compactMap(\.numberValue)
        return numbers.count == elements.count ? numbers : nil
    }
}
