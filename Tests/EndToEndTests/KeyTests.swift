import Credentials
import Glibc
import JSONModel
import Moments
import RawHTTP
import Testing

/// `understudy key`: what it prints opens the door.
struct KeyTests {
    private static func key(_ arguments: String...) throws -> CityPayKey {
        let outcome = try ChildProcess(Checkout.program, ["key", "citypay"] + arguments).finish()
        #expect(outcome.exit == 0)
        #expect(outcome.errors == "")
        try #require(outcome.output.hasSuffix("\n"))
        return try #require(CityPayKey(String(outcome.output.dropLast())))
    }

    @Test func isMadeForNow() throws {
        let before = Timestamp(seconds: time(nil))
        let key = try Self.key()
        #expect(key.client == "Dummy")
        // Because the minute may end while the program runs, either side of it is right.
        #expect([before, Timestamp(seconds: time(nil))].contains { key.isMade(with: "7G79TG62BAJTK669", in: $0) })
    }

    @Test func isMadeForTheClientAndTheMomentAskedFor() throws {
        let key = try Self.key("--client", "PC2", "--clock", "2025-01-01T12:00:59Z")
        #expect(key.client == "PC2")
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        #expect(key.isMade(with: "7G79TG62BAJTK669", in: noon))
        #expect(!key.isMade(with: "7G79TG62BAJTK669", in: noon.adding(seconds: 60)))
    }

    @Test func isAnotherEachTime() throws {
        let moment = ["--clock", "2025-01-01T12:00:00Z"]
        #expect(try Self.key(moment[0], moment[1]).nonce != Self.key(moment[0], moment[1]).nonce)
    }

    @Test func isTooOldWhereTheClockOfTheSandboxWasMoved() throws {
        let clock = ["--clock", "2025-01-01T12:00:00Z"]
        let mock = try RunningMock(["citypay"] + clock)
        let advance = #"{"advance": "96h"}"#
        _ = try mock.connect().exchange(SandboxRequest.text("/__admin/clock", advance))
        let key = try Self.key(clock[0], clock[1]).text
        let answer = try mock.connect().exchange(
            SandboxRequest.text("/v6/intent/retrieve", "{}").replacing(
                /cp-api-key: [^\r]*/, with: "cp-api-key: \(key)"))
        #expect(answer.status == 403)
        #expect(answer.body == "")
        let reason = answer.values(of: "Understudy-Reason").first
        #expect(
            reason
                == "the credentials in the header 'cp-api-key' are not known or no longer good; it is "
                + "2025-01-05T12:00:00Z by the clock of the sandbox, and 2025-01-01T12:00:00Z by the mock's")
    }

    @Test func letsItsBearerIn() throws {
        let mock = try RunningMock("citypay")
        let key = try Self.key().text
        let body = #"{"payment_intent_id":"p13t0000000000000000"}"#
        let answer = try mock.connect().exchange(
            SandboxRequest.text("/v6/intent/retrieve", body).replacing(
                /cp-api-key: [^\r]*/, with: "cp-api-key: \(key)"))
        #expect(try JSON(text: answer.body)["code"] == "D101")
    }
}
