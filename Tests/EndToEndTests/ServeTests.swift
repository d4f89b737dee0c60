import Glibc
import JSONModel
import Testing

/// `understudy serve`: its start and its end.
struct ServeTests {
    @Test func listensBeforeItSaysThatItIsReady() throws {
        let mock = try RunningMock()
        #expect(try mock.healthStatus() == 200)
        #expect(mock.url == "http://127.0.0.1:\(mock.port)")
    }

    @Test(arguments: [SIGTERM, SIGINT]) func endsInOrderOn(signal: Int32) throws {
        #expect(try RunningMock("citypay").stop(with: signal) == .quiet)
    }

    @Test func saysThatThePortIsTaken() throws {
        let mock = try RunningMock("citypay")
        let outcome = try ChildProcess(Checkout.program, ["serve", "citypay", "--port", "\(mock.port)"]).finish()
        #expect(outcome.exit == 3)
        #expect(outcome.output == "")
        #expect(outcome.errors == "understudy: cannot listen on 127.0.0.1:\(mock.port): address already in use\n")
    }

    @Test(arguments: ["-1", "1000001"]) func saysHowLongAJournalCanBe(count: String) throws {
        let outcome = try ChildProcess(Checkout.program, ["serve", "--journal=\(count)"]).finish()
        #expect(outcome.exit == 64)
        #expect(outcome.errors.hasPrefix("Error: --journal must be from 0 to 1000000\n"))
    }
}
