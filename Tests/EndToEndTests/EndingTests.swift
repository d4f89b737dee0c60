import Glibc
import LocalSystem
import RawHTTP
import TestSupport
import Testing

@testable import Commands

/// `understudy serve` ends when it is told to, whatever its clients and the readers of its output do.
struct EndingTests {
    /// A request whose body never comes keeps the mock from ending in order for five seconds.
    @Test func endsAtOnceAtTheSecondSignal() throws {
        let mock = try RunningMock("citypay")
        let client = try mock.connect()
        client.send("POST /v6/intent/create HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n")
        #expect(try mock.healthStatus() == 200)
        mock.send(signal: SIGTERM)
        // Because two signals at once are one, the second waits until the first has had an effect.
        #expect(eventually { (try? mock.connect()) == nil })
        let start = ContinuousClock.now
        let outcome = try mock.stop(with: SIGINT)
        #expect(start.duration(to: .now) < .seconds(4))
        #expect(outcome.exit == 128 + SIGINT)
    }

    @Test func endsInOrderWhenOpenRequestsHaveHadTheirTime() throws {
        let mock = try RunningMock("citypay")
        let client = try mock.connect()
        client.send("POST /v6/intent/create HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n")
        #expect(try mock.healthStatus() == 200)
        #expect(try mock.stop() == .quiet)
    }

    /// Here the line that says that the mock is ready never leaves, so that nothing ends by itself.
    @Test func endsByForceWhereItCannotEndInOrder() throws {
        let folder = try TemporaryFolder()
        let program = try ChildProcess(
            "/bin/sh",
            [
                "-c",
                """
                mkfifo full; exec 3<>full; head -c 65536 /dev/zero >&3
                exec \(Checkout.program) serve citypay --port 0 >&3
                """,
            ], folder: folder.path)
        // Because only signals that the program holds back can show that it ends all the same.
        #expect(eventually { Self.blockedSignals(of: program.id) & 1 << (SIGTERM - 1) != 0 })
        program.send(signal: SIGTERM)
        let outcome = try program.finish()
        #expect(outcome.exit == 3)
        #expect(outcome.errors == "understudy: ended by force: not everything had ended after 8 s\n")
    }

    private static func blockedSignals(of process: pid_t) -> Int {
        guard let bytes = try? LocalFiles().read("/proc/\(process)/status") else { return 0 }
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("SigBlk:") }
        return line?.split(separator: "\t").last.flatMap { Int($0, radix: 16) } ?? 0
    }

    @Test func goesOnWhenNobodyReadsStandardError() throws {
        let mock = try RunningMock("citypay", "--verbose")
        let client = try mock.connect()
        for _ in 0..<5000 { #expect(try client.get("/nowhere").status == 404) }
        let outcome = try mock.stop()
        #expect(outcome.exit == 0)
        #expect(outcome.errors.contains(#""method":"GET","path":"/nowhere","status":404"#))
    }

    /// The reader of standard error goes, and the mock does not.
    @Test func goesOnWhenStandardErrorIsClosed() throws {
        let mock = try RunningMock("citypay", "--verbose")
        mock.closeErrors()
        let client = try mock.connect()
        for _ in 0..<20 { #expect(try client.get("/nowhere").status == 404) }
        #expect(try mock.stop().exit == 0)
    }
}
