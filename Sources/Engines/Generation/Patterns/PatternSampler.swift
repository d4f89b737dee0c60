/// Makes texts that a pattern matches, without regard to assertions.
///
/// The caller checks the text, and tries again.
struct PatternSampler<Random: RandomNumberGenerator> {
    /// The most repetitions beyond the required number.
    let spread: Int
    var random: Random
    private var text = String.UnicodeScalarView()
    private var length = 0
    private var groups: [Int: String] = [:]
    private static var longest: Int { 20_000 }

    init(spread: Int, random: Random) {
        self.spread = spread
        self.random = random
    }

    /// A text; nil when the pattern matches none, or none that is short enough.
    mutating func sample(_ node: PatternNode) -> String? {
        text = String.UnicodeScalarView()
        length = 0
        groups = [:]
        return write(node) ? String(text) : nil
    }

    private mutating func write(_ node: PatternNode) -> Bool {
        switch node {
        case .assertion: return true
        case .scalars(let set):
            guard length < Self.longest, let scalar = set.random(using: &random) else { return false }
            append(scalar)
            return true
        case .sequence(let nodes):
            for node in nodes where !write(node) { return false }
            return true
        case .alternatives(let nodes): return write(nodes[Int.random(in: 0..<nodes.count, using: &random)])
        case .repeated(let node, let least, let most):
            for _ in 0..<count(least, most) where !write(node) { return false }
            return true
        case .group(let number, let node):
            let start = length
            guard write(node) else { return false }
            groups[number] = String(String.UnicodeScalarView(text.dropFirst(start)))
            return true
        case .reference(let number):
            for scalar in (groups[number] ?? "").unicodeScalars { append(scalar) }
            return length <= Self.longest
        }
    }

    private mutating func count(_ least: Int, _ most: Int?) -> Int {
        let most = min(most ?? .max, least + spread)
        return Int.random(in: least...max(least, most), using: &random)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        text.append(scalar)
        length += 1
    }
}
