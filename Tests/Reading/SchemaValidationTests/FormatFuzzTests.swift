import Fuzzing
import JSONModel
import SchemaValidation
import Testing

/// Damaged texts for every format: URLs and their templates, dates, addresses and the others.
struct FormatFuzzTests {
    private static let samples = [
        "http://a.example:80/{b}/c?d=e#f", "/{+a,b*}/{?c:3}", "a.b@example.com", "xn--bcher-kva.example",
        "bücher.example",
        "192.168.0.1", "::ffff:1.2.3.4", "2024-02-29T23:59:60.5+05:30", "P1Y2M3DT4H5M6S", "/a~1b/~0", "1#", "^a+$",
        "YWJj", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    ].map { Array($0.utf8) }

    @Test(arguments: FormatTable.names) func neverCrashes(_ format: String) {
        let schema = Samples.schema("{type: string, format: \(format)}")
        FuzzRun.forEachSeed("fuzz of formats", usually: 100) { seed in
            var mutation = Mutation(seed: seed)
            let text = mutation.mutated(mutation.oneOf(Self.samples), with: mutation.oneOf(Self.samples))
            let value = JSON.string(String(decoding: text, as: UTF8.self))
            #expect(schema.isValid(value) == schema.violations(of: value).isEmpty, "seed \(seed)")
        }
    }
}
