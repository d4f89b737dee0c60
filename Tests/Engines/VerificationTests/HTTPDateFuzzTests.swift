import Fuzzing
import Moments
import Testing

@testable import Verification

/// Damaged dates of HTTP, in all three forms.
struct HTTPDateFuzzTests {
    private static let samples = [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ]

    @Test func neverCrashes() {
        let samples = Self.samples.map { Array($0.utf8) }
        for sample in Self.samples { #expect(HTTPDate.parse(sample[...])?.seconds == 784_111_777) }
        FuzzRun.forEachSeed("fuzz of HTTP dates", usually: 1000) { seed in
            var mutation = Mutation(seed: seed, words: [Array("Feb".utf8), Array("31".utf8), Array("99".utf8)])
            let text = String(decoding: mutation.mutated(mutation.oneOf(samples), with: samples[0]), as: UTF8.self)
            _ = HTTPDate.parse(text[...])
        }
    }
}
