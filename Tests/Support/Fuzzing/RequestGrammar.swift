internal import Randomness

/// Makes requests by RFC 9112's grammar, and damages them; the same for the same seed.
package struct RequestGrammar: RandomNumberGenerator {
    /// A request that every server takes, and the body it has.
    package struct Valid {
        package let bytes: [UInt8]
        package let body: [UInt8]
    }

    private var random: SeededRandom

    package init(seed: UInt64) { random = SeededRandom(seed: seed) }

    package mutating func next() -> UInt64 { random.next() }

    package mutating func valid() -> Valid {
        let body = (0..<Int.random(in: 0...300, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
        let eol = oneOf(["\r\n", "\r\n", "\n"])
        var lines = [
            "\(oneOf(["GET", "POST", "purge", "PUT"])) \(target()) HTTP/1.1", "Host: \(oneOf(["a", "[::1]:8", ""]))",
        ]
        for _ in 0..<Int.random(in: 0...12, using: &self) { lines.append(field()) }
        let isChunked = Bool.random(using: &self)
        lines.append(isChunked ? "transfer-encoding:\tChunked" : "Content-Length: \(body.count)")
        lines.shuffleTail(from: 1, using: &self)
        let head = Array((lines.joined(separator: eol) + eol + eol).utf8)
        return Valid(bytes: head + (isChunked ? chunks(of: body) : body), body: body)
    }

    /// A request with something wrong in it, or at least unusual.
    package mutating func damaged() -> [UInt8] {
        var bytes = valid().bytes
        for _ in 0..<Int.random(in: 1...3, using: &self) {
            let place = Int.random(in: 0..<bytes.count, using: &self)
            switch Int.random(in: 0..<8, using: &self) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(oneOf([0, 9, 10, 13, 32, 58, 0x80]), at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + 40))
            case 4: bytes.insert(contentsOf: bytes.prefix(place), at: place)
            case 5: bytes = Array(bytes.prefix(place))
            case 6: insert(oneOf(Self.traps), into: &bytes)
            default: insert(oneOf(Self.traps) + Array(repeating: UInt8(ascii: "x"), count: 40_000), into: &bytes)
            }
            if bytes.isEmpty { bytes = [0] }
        }
        return bytes
    }

    /// Where the bytes are cut into pieces that are sent one by one.
    package mutating func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        let cuts = (0..<Int.random(in: 0...2, using: &self)).map { _ in Int.random(in: 0...bytes.count, using: &self) }
        let ends = cuts.sorted() + [bytes.count]
        return zip([0] + ends, ends).map { bytes[$0..<$1] }
    }

    package mutating func oneOf<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }

    /// Lines and ends of lines that have confused servers.
    private static let traps: [[UInt8]] = [
        "\r\nContent-Length: 1", "\r\nContent-Length: -1", "\r\nContent-Length : 7",
        "\r\nContent-Length: 99999999999999999999",
        "\r\nTransfer-Encoding: chunked", "\r\nTransfer-Encoding: gzip", "\r\nTransfer-Encoding: chunked, identity",
        "\r\nHost: b", "\r\n folded", "\r\n: x", "\r\nX: \u{0}", "\r\nX\u{0}: y", "\r\n\r\n", "\n\n", " HTTP/1.0",
        " HTTP/2.0",
        "\r\nExpect: 100-continue", "\r\nConnection: close", "\r\nCookie: " + String(repeating: "a=b;", count: 500),
        "?" + String(repeating: "a&", count: 500), String(repeating: "\r\na:b", count: 150), "http://b/", "*",
    ].map { Array($0.utf8) }

    private mutating func insert(_ bytes: [UInt8], into request: inout [UInt8]) {
        let ends = request.indices.filter { request[$0] == UInt8(ascii: "\r") || request[$0] == UInt8(ascii: " ") }
        request.insert(contentsOf: bytes, at: ends.isEmpty ? 0 : oneOf(ends))
    }

    private mutating func target() -> String {
        let query = oneOf([
            "", "?", "?a=b&c", "?" + String(repeating: "a&", count: Int.random(in: 0...400, using: &self)),
        ])
        return oneOf(["/", "/a%2Fb", "//", "http://b:1/c", "/\(next())"]) + query
    }

    private mutating func field() -> String {
        let name = oneOf(["X-\(next() % 10)", "Accept", "cookie", "x!#$%&'*+-.^_`|~"])
        return "\(name):\(oneOf(["", " ", "\t"]))\(oneOf(["", "a", "a\tb", "ä", "a=b; c=d; e"]))\(oneOf(["", " "]))"
    }

    private mutating func chunks(of body: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = body[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(Int.random(in: 1...100, using: &self))
            rest = rest.dropFirst(chunk.count)
            let size = String(chunk.count, radix: 16, uppercase: Bool.random(using: &self))
            bytes += Array("\(size)\(oneOf(["", ";a=b"]))\r\n".utf8) + chunk + Array("\r\n".utf8)
        }
        return bytes + Array("0\r\n\(oneOf(["", "X-Trailer: a\r\n"]))\r\n".utf8)
    }
}

extension Array {
    fileprivate mutating func shuffleTail(from start: Int, using generator: inout RequestGrammar) {
        self[start...].shuffle(using: &generator)
    }
}
