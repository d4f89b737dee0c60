import RawHTTP
import Testing
import Understudy

/// The library from outside, as a test that needs an API uses it.
struct MockTests {
    @Test func answersInThisProcessUntilItIsStopped() throws {
        let mock = try Mock(["citypay"], seed: 1)
        let port = try #require(mock.url.split(separator: ":").last.flatMap { Int($0) })
        #expect(mock.url == "http://127.0.0.1:\(port)")
        let health = try RawClient(port: port).get("/__admin/health")
        #expect(health.status == 200)
        #expect(health.body == #"{"status":"ok","server":"understudy","apis":["citypay"]}"#)
        mock.stop()
        mock.stop()
        #expect(throws: (any Error).self) { try RawClient(port: port) }
    }

    @Test func twoMocksKnowNothingOfEachOther() throws {
        let (one, other) = (try Mock(["citypay"]), try Mock(["libro"]))
        defer {
            one.stop()
            other.stop()
        }
        #expect(one.url != other.url)
    }

    @Test func saysWhichNameLeadsNowhere() {
        #expect(throws: MockError(description: "unknown API 'citipay'; did you mean 'citypay'?")) {
            try Mock(["citipay"])
        }
    }
}
