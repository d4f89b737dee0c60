import Fuzzing
import Glibc
import LocalSystem
import RawHTTP
import TestSupport
import Testing
import Threads

/// Traffic for minutes: the memory of the mock must not grow once it has warmed up.
///
/// Runs by `make soak`; `UNDERSTUDY_SOAK_MINUTES` is how long, and four is the least: the first quarter must be enough to
/// fill all sandboxes.
@Suite(.serialized, .enabled(if: FuzzRun.number("UNDERSTUDY_SOAK_MINUTES") != nil, "'make soak' runs it"))
struct SoakTests {
    private static let apis = ["citypay", "libro", "storegister", "synapto"]
    private static let requestsOfSandbox = 40
    private static let secondsOfReload = 4

    @Test func memoryStaysFlat() throws {
        let folder = try TemporaryFolder()
        try Self.copyFixtures(to: folder)
        // CityPay's key in the requests of the benchmark is good in this minute.
        let mock = try RunningMock(
            Self.apis.map { "\(folder.path)/\($0)" } + [
                "--watch", "--journal", "20", "--clock", "2020-01-01T09:23:00Z", "--seed", "1",
            ])
        let templates = try Self.apis.map { try RequestTemplate(api: $0) }
        let seconds = Int(FuzzRun.number("UNDERSTUDY_SOAK_MINUTES") ?? 1) * 60
        let start = time(nil)
        var (memory, number, wrong, reloads) = ([Int](), 0, 0, 0)
        while time(nil) - start < seconds {
            let numbers = Array(number..<number + 400)
            number += numbers.count
            let results = numbers.mapped(onThreads: 2) { [port = mock.port] _, number in
                Self.isAnswered(templates[number % templates.count], number, port)
            }
            wrong += results.count { !$0 }
            if memory.count < time(nil) - start { memory.append(mock.residentKiB) }
            if (time(nil) - start) / Self.secondsOfReload > reloads {
                reloads += 1
                let api = Self.apis[reloads % Self.apis.count]
                let text = try Repository().text("Fixtures/\(api)/behaviour.yaml")
                try folder.write("\(text)\n# \(reloads)\n", to: "\(api)/behaviour.yaml")
            }
        }
        #expect(wrong == 0, "of \(number) requests")
        #expect(reloads > 0)
        let curve = MemoryCurve(kibibytes: memory)
        #expect(curve.growth < MemoryCurve.mostGrowth, "\(curve)")
        print("soak: \(number) requests, \(reloads) reloads; \(curve)")
        #expect(try mock.stop().exit == 0)
    }

    private static func copyFixtures(to folder: TemporaryFolder) throws {
        let repository = Repository()
        for api in apis {
            for name in repository.entries(of: "Fixtures/\(api)") ?? [] where name.contains(".") {
                try folder.write(repository.text("Fixtures/\(api)/\(name)"), to: "\(api)/\(name)")
            }
        }
    }

    /// Sends one request in its sandbox: a good one, one with an error, or one with a large body.
    private static func isAnswered(_ template: RequestTemplate, _ number: Int, _ port: Int) -> Bool {
        // Because sandboxes keep resources, each gets a few requests, and is forgotten when 1000 others have come.
        let sandbox = "Understudy-Sandbox: soak-\(number / requestsOfSandbox)"
        let kind = number / apis.count % 10
        let request =
            switch kind {
            case 0: template.request(number, fields: [sandbox, "Prefer: code=500"])
            case 1: template.request(number, fields: [sandbox], body: "{\"broken\": ")
            case 2: template.request(number, fields: [sandbox], body: "[\"\(String(repeating: "x", count: 100_000))\"]")
            case 3: "GET /nowhere/\(number) HTTP/1.1\r\nHost: a\r\n\(sandbox)\r\n\r\n"
            default: template.request(number, fields: [sandbox])
            }
        guard let response = try? RawClient(port: port).exchange(request) else { return false }
        return kind < 4 ? response.status >= 400 || template.body.isEmpty : (200..<300).contains(response.status)
    }
}

/// A create call of the benchmark, in which `{number}` stands for another number each time.
private struct RequestTemplate: Sendable {
    let head: [String]
    let body: String

    init(api: String) throws {
        let text = try Repository().text("Benchmarks/creates/\(api).http")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let end = lines.firstIndex(of: "") ?? lines.count
        head = lines[..<end].filter { !$0.hasPrefix("Content-Length") }
        body = lines[min(end + 1, lines.count)...].joined(separator: "\n").trimmed
    }

    func request(_ number: Int, fields: [String], body: String? = nil) -> String {
        let digits = String(number % 1_000_000)
        let text = String(repeating: "0", count: 6 - digits.count) + digits
        let content = (body ?? self.body).replacing("{number}", with: text)
        let lines = head.map { $0.replacing("{number}", with: text) } + fields
        return (lines + ["Content-Length: \(content.utf8.count)"]).joined(separator: "\r\n") + "\r\n\r\n" + content
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == "\n" }.reversed().drop { $0 == "\n" }.reversed()) }
}

/// The memory of a process over time.
struct MemoryCurve: CustomStringConvertible {
    /// One sample for each second.
    let kibibytes: [Int]
    /// As a part of the memory after the warm-up.
    static let mostGrowth = 0.08

    /// The growth of the last quarter over the second one, by their medians; the first is the warm-up.
    var growth: Double {
        guard kibibytes.count >= 8 else { return .infinity }
        let quarter = kibibytes.count / 4
        let before = Self.median(kibibytes[quarter..<2 * quarter])
        return Double(Self.median(kibibytes[(3 * quarter)...]) - before) / Double(before)
    }

    private static func median(_ values: ArraySlice<Int>) -> Int { values.sorted()[values.count / 2] }

    var description: String {
        let step = max(1, kibibytes.count / 24)
        let shown = stride(from: 0, to: kibibytes.count, by: step).map { "\($0)s \(kibibytes[$0] / 1024)" }
        return "MiB by seconds: \(shown.joined(separator: ", ")); growth \(Int(growth * 1000) / 10) %"
    }
}
