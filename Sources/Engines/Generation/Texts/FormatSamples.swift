internal import Randomness

/// A text for each format (2020-12 Validation §7.3, OAS 3.0.3 §4.4).
enum FormatSamples {
    static func text(_ format: String, _ random: inout SeededRandom) -> String? {
        switch format {
        case "date-time": "\(date(&random))T\(time(&random))Z"
        case "date": date(&random)
        case "time": "\(time(&random))Z"
        case "duration": one(of: ["P1D", "PT15M", "P3Y6M", "P2W", "PT1H30M"], &random)
        case "email", "idn-email": "\(Words.firstName(&random).lowercased())@example.\(domain(&random))"
        case "hostname", "idn-hostname": "\(Words.word(&random)).example.\(domain(&random))"
        case "ipv4": "192.0.2.\(number(1...254, &random))"
        case "ipv6": "2001:db8::\(String(number(1...65_535, &random), radix: 16))"
        case "uri", "url", "iri": "https://example.\(domain(&random))/\(Words.word(&random))"
        case "uri-reference", "iri-reference": "/\(Words.word(&random))/\(number(1...999, &random))"
        case "uri-template": "https://example.com/\(Words.word(&random))/{id}"
        case "uuid": RandomText.uuid { random.next() }
        case "byte": one(of: ["aGVsbG8=", "dW5kZXJzdHVkeQ==", "c2FtcGxl"], &random)
        case "binary": "\(Words.word(&random)) \(Words.word(&random))"
        case "password": "Pass-\(Words.word(&random))-\(number(10...99, &random))"
        case "json-pointer": "/\(Words.word(&random))/\(number(0...9, &random))"
        case "relative-json-pointer": "\(number(0...3, &random))/\(Words.word(&random))"
        case "regex": "^[a-z]{\(number(1...9, &random))}$"
        default: nil
        }
    }

    static func date(_ random: inout SeededRandom) -> String {
        "\(number(2021...2026, &random))-\(two(1...12, &random))-\(two(1...28, &random))"
    }

    private static func time(_ random: inout SeededRandom) -> String {
        "\(two(0...23, &random)):\(two(0...59, &random)):\(two(0...59, &random))"
    }

    private static func domain(_ random: inout SeededRandom) -> String { one(of: ["com", "org", "net"], &random) }

    private static func two(_ range: ClosedRange<Int>, _ random: inout SeededRandom) -> String {
        let value = number(range, &random)
        return value < 10 ? "0\(value)" : "\(value)"
    }

    static func number(_ range: ClosedRange<Int>, _ random: inout SeededRandom) -> Int {
        Int.random(in: range, using: &random)
    }

    static func one(of texts: [String], _ random: inout SeededRandom) -> String {
        texts[Int.random(in: 0..<texts.count, using: &random)]
    }
}
