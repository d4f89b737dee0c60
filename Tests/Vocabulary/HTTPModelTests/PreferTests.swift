import HTTPModel
import Testing

@Suite struct PreferTests {
    static let preferences: [(value: String, code: Int?, example: String?)] = [
        ("", nil, nil),
        ("code=422", 422, nil),
        ("code=422, example=D101", 422, "D101"),
        ("example=\"not, found; really\"", nil, "not, found; really"),
        ("CODE = 404", 404, nil),
        ("code=404; foo=bar, wait=10", 404, nil),
        ("code=404, code=500", 404, nil),
        ("code=abc", nil, nil),
        ("respond-async, code=500", 500, nil),
        ("respond-async; code=500", nil, nil),
        ("example=", nil, ""),
    ]

    @Test(arguments: preferences) func reads(_ value: String, _ code: Int?, _ example: String?) {
        let prefer = Prefer(value)
        #expect(prefer.code == code)
        #expect(prefer.example == example)
    }

    @Test(arguments: [("dynamic=true", true), ("dynamic=false", false), ("code=200, dynamic=true", true), ("", false)])
    func readsWhetherToGenerate(_ value: String, _ isDynamic: Bool) { #expect(Prefer(value).isDynamic == isDynamic) }

    @Test func readsQueries() {
        #expect(Prefer(query: "a=1&__code=404&__example=not+found")?.code == 404)
        #expect(Prefer(query: "__code=404&__example=not+found")?.example == "not found")
        #expect(Prefer(query: "__dynamic=true")?.isDynamic == true)
        #expect(Prefer(query: "__code=x")?.unreadableCode == "x")
        #expect(Prefer(query: "code=404&_code=5") == nil)
    }

    @Test(arguments: [("wait=5", 5), ("wait=0, code=200", 0), ("wait=-1", nil), ("wait=soon", nil), ("wait", nil)])
    func readsHowLongTheCallerWaits(_ value: String, _ wait: Int?) { #expect(Prefer(value).wait == wait) }
}
