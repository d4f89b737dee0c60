import Testing

@testable import Commands

/// The value of `--max-memory`.
struct MemorySizeTests {
    @Test(arguments: [
        ("1048576", 1_048_576, "1MiB"), ("64MiB", 67_108_864, "64MiB"), ("64mib", 67_108_864, "64MiB"),
        ("2GiB", 2_147_483_648, "2GiB"), ("300MB", 300_000_000, "300MB"), ("2048KiB", 2_097_152, "2MiB"),
        ("1500001B", 1_500_001, "1500001B"),
    ])
    func readsBytesAndUnits(text: String, bytes: Int, description: String) {
        let size = MemorySize(argument: text)
        #expect(size?.bytes == bytes)
        #expect(size?.description == description)
    }

    @Test(arguments: [
        "", "MiB", "-1", "1", "1023KiB", "1.5GiB", "64 MiB", "64M", "2000GiB", "99999999999999999999", "१MiB",
    ])
    func refusesOthers(text: String) { #expect(MemorySize(argument: text) == nil) }

    @Test func saysThatTheBudgetIsFull() {
        let size = MemorySize(bytes: 256 << 20)
        #expect(
            MemoryFlag.notice(size, .text)
                == "understudy: the sandboxes have reached their 256MiB of memory, so the oldest is forgotten; "
                + "GET /__admin/memory counts it, and '--max-memory' gives more")
        #expect(MemoryFlag.notice(size, .json) == #"{"event":"memory","limit":268435456}"#)
    }
}
