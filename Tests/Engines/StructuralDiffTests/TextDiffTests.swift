import Expressions
import RandomValues
import Randomness
import StructuralDiff
import Testing

@Suite struct TextDiffTests {
    private static func summary(_ parts: [TextDiff.Part]) -> String {
        parts.map { part in
            switch part {
            case .same(let text): text
            case .removed(let text): "[-\(text)-]"
            case .added(let text): "{+\(text)+}"
            }
        }.joined()
    }

    @Test(arguments: [
        ("", "", ""), ("a b", "a b", "a b"), ("", "x", "{+x+}"), ("x", "", "[-x-]"),
        ("the red fox", "the quick red fox", "the {+quick +}red fox"),
        ("order-1234 paid", "order-1235 paid", "order-123[-4-]{+5+} paid"),
        ("paid on Monday", "paid  on Friday", "paid {+ +}on [-Monday-]{+Friday+}"),
        ("a,b,c", "a;b;c", "a[-,-]{+;+}b[-,-]{+;+}c"),
        ("e\u{301}", "\u{e9}", "[-e\u{301}-]{+\u{e9}+}"),
        ("x\r\ny", "x\ny", "x[-\r\n-]{+\n+}y"),
    ])
    func findsTheWordsThatDiffer(expected: String, actual: String, parts: String) {
        let found = Self.summary(TextDiff.words(expected: expected, actual: actual))
        #expect(found.unicodeScalars.elementsEqual(parts.unicodeScalars), "\(found)")
    }

    @Test func findsTheLinesThatDiffer() {
        let parts = TextDiff.lines(expected: "a\nb\nc", actual: "a\nB\nc\n")
        #expect(parts == [.same("a\n"), .removed("b\n"), .removed("c"), .added("B\n"), .added("c\n")])
    }

    @Test func putsBothTextsTogetherAgain() {
        var random = SeededRandom(seed: 3)
        func text() -> String {
            let pieces = ["a", "b", " ", "\n", "\r\n", "é", "e\u{301}", "1", ",", "word", "🙂", "\u{0}"]
            return (0..<Int.random(in: 0...30, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
        }
        for _ in 0..<2_000 {
            let (expected, actual) = (text(), text())
            let diffs = [
                TextDiff.words(expected: expected, actual: actual), TextDiff.lines(expected: expected, actual: actual),
            ]
            for parts in diffs {
                let old = parts.compactMap { if case .added = $0 { nil } else { $0.text } }.joined()
                let new = parts.compactMap { if case .removed = $0 { nil } else { $0.text } }.joined()
                #expect(old.unicodeScalars.elementsEqual(expected.unicodeScalars))
                #expect(new.unicodeScalars.elementsEqual(actual.unicodeScalars))
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func comparesLongTextsInBoundedTime() {
        var random = SeededRandom(seed: 3)
        func text() -> String {
            (0..<20_000).map { _ in String(Int.random(in: 0..<100, using: &random)) }.joined(separator: " ")
        }
        #expect(!TextDiff.words(expected: text(), actual: text()).isEmpty)
    }
}

extension TextDiff.Part {
    fileprivate var text: String {
        switch self {
        case .same(let text), .removed(let text), .added(let text): text
        }
    }
}
