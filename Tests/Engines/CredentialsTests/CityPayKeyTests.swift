import Behaviour
import Credentials
import Diagnostics
import JSONModel
import Moments
import Testing

/// The vectors CityPay publishes in its API documentation and clients.
@Suite struct CityPayKeyTests {
    struct Vector: CustomTestStringConvertible {
        let client: String
        let licence: String
        let nonce: String
        let time: String
        let key: String
        var testDescription: String { "\(client) at \(time)" }
    }

    static let vectors = [
        Vector(
            client: "Dummy", licence: "7G79TG62BAJTK669", nonce: "ACB875AEF083DE292299BD69FCDEB5C5",
            time: "2020-01-01T09:23:00Z",
            key: "RHVtbXk6QUNCODc1QUVGMDgzREUyOTIyOTlCRDY5RkNERUI1QzU6tleiG2iztdBCGz64E3/HUhfKIdGWr3VnEtu2IkcmFjA="),
        Vector(
            client: "PC2", licence: "7G79TG62BAJTK669", nonce: "ACB875AEF083DE292299BD69FCDEB5C5",
            time: "2020-01-01T09:23:12Z",
            key: "UEMyOkFDQjg3NUFFRjA4M0RFMjkyMjk5QkQ2OUZDREVCNUM1Ol6Q3tCMPsYvqNhFelRD2zQHYlZquBGCY/6ZpZ0AngTF"),
        Vector(
            client: "aP", licence: "0FLSuYlRk5lLFK46", nonce: "0172D48B3E020EB68CB177DC4BE537E6",
            time: "2020-08-01T23:04:23Z",
            key: "YVA6MDE3MkQ0OEIzRTAyMEVCNjhDQjE3N0RDNEJFNTM3RTY6mSUTOBc1Y4xSorAZUMtOZWD4vN0ZwAbn77+v+Z5Jbco="),
    ]

    @Test(arguments: vectors) func makesTheKeyThatIsPublished(_ vector: Vector) throws {
        let now = try #require(Timestamp(rfc3339: vector.time))
        let key = CityPayKey(client: vector.client, licence: vector.licence, nonce: Self.bytes(vector.nonce), now: now)
        #expect(key.text == vector.key)
    }

    @Test(arguments: vectors) func readsTheKeyThatIsPublished(_ vector: Vector) throws {
        let key = try #require(CityPayKey(vector.key))
        let minute = try #require(Timestamp(rfc3339: vector.time))
        #expect(key.client == vector.client)
        #expect(key.nonce == Self.bytes(vector.nonce))
        #expect(key.isMade(with: vector.licence, in: minute))
        #expect(!key.isMade(with: vector.licence, in: minute.adding(seconds: 60)))
        #expect(!key.isMade(with: vector.licence + "x", in: minute))
    }

    @Test(arguments: [
        "", "x", "RHVtbXk6", "Og==", "RHVtbXk6QUNCODo=", "not base64!",
        // The mac is one byte short.
        "RHVtbXk6QUNCODc1QUVGMDgzREUyOTIyOTlCRDY5RkNERUI1QzU6tleiG2iztdBCGz64E3/HUhfKIdGWr3VnEtu2IkcmFg==",
    ])
    func refusesWhatHasNotTheFormOfAKey(_ text: String) {
        #expect(CityPayKey(text) == nil)
    }

    @Test func readsAMacThatHoldsAColon() throws {
        // Because the mac is raw bytes, keys are made until one has 0x3A in it.
        let now = try #require(Timestamp(rfc3339: "2025-07-30T15:54:29Z"))
        let key = try #require(
            (0..<255).lazy.map { number in
                CityPayKey(client: "Dummy", licence: "L", nonce: [UInt8](repeating: UInt8(number), count: 16), now: now)
            }.first { $0.mac.contains(UInt8(ascii: ":")) })
        #expect(CityPayKey(key.text)?.mac == key.mac)
    }

    @Test(arguments: [(-2, false), (-1, true), (0, true), (1, true), (19, true), (20, true), (21, false)])
    func acceptsAKeyInsideItsWindowOnly(minutesOld: Int, isAccepted: Bool) throws {
        let now = try #require(Timestamp(rfc3339: "2025-07-30T15:54:29Z"))
        let made = now.adding(seconds: -60 * minutesOld)
        let check = CredentialSet.Check.citypayKey.implementation
        let entry = CredentialSet.Entry(
            members: ["client": "Dummy", "licence": "7G79TG62BAJTK669"], check: .citypayKey,
            location: SourceLocation(file: "behaviour.yaml", line: 1, column: 1))
        let set = CredentialSet(check: .citypayKey, prefix: "", windowMinutes: 20, entries: [entry])
        let text = check.present(entry, now: made, nonce: [UInt8](repeating: 7, count: 16))
        #expect((check.verify(text, in: set, now: now) != nil) == isAccepted)
    }

    static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
