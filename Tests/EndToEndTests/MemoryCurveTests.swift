import Testing

struct MemoryCurveTests {
    @Test func judgesTheTimeAfterTheWarmUp() {
        let warmedUp = Array(stride(from: 10_000, to: 60_000, by: 2000)) + Array(repeating: 60_000, count: 75)
        #expect(MemoryCurve(kibibytes: warmedUp).growth == 0)
        let growing = (0..<100).map { 50_000 + 500 * $0 }
        #expect(MemoryCurve(kibibytes: growing).growth > MemoryCurve.mostGrowth)
        #expect(MemoryCurve(kibibytes: []).growth > MemoryCurve.mostGrowth)
    }
}
