import Contract
import HTTPModel
import JSONModel
import Testing

/// Bodies that no contract describes: bytes, which are text where their charset says so.
@Suite struct BodyTextTests {
    private func value(_ type: String?, _ bytes: [UInt8]) -> JSON? {
        BodyCodec.value(of: bytes, type: type.flatMap { MediaType($0) })
    }

    @Test func bodiesThatDifferAreNeverOneValue() throws {
        let (one, other): ([UInt8], [UInt8]) = ([0x89, 0x50, 0x4E, 0x47, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0xFE])
        for type in ["image/png", "text/plain", "application/json", nil] {
            #expect(value(type, one) != value(type, other), "\(type ?? "no type")")
        }
        #expect(BinaryText.bytes(of: try #require(value("image/png", one)?.stringValue)) == one)
    }

    @Test func textIsReadByItsCharset() {
        #expect(value("text/plain; charset=ISO-8859-1", [0xE9]) == "é")
        #expect(value("text/plain", [0xC3, 0xA9]) == "é")
        #expect(value("text/plain; charset=no-such", [0xE9]) == .string(BinaryText.text(of: [0xE9])))
        #expect(value("text/plain", []) == nil)
    }

    @Test func xmlIsReadByWhatItDeclares() {
        func xml(_ start: String) -> [UInt8] { Array("\(start)<r>".utf8) + [0xE9] + Array("</r>".utf8) }
        let declared = xml("<?xml version='1.0' encoding='ISO-8859-1'?>")
        #expect(value("text/xml", declared)?.stringValue?.hasSuffix("<r>é</r>") == true)
        #expect(BodyCodec.xmlTree(xml(""), type: MediaType("text/xml; charset=iso-8859-1")) == ["r": "é"])
        let other = xml("<?xml version='1.0' encoding='UTF-8'?>")
        #expect(BodyCodec.xmlTree(other, type: MediaType("text/xml; charset=iso-8859-1")) == ["r": "é"])
        #expect(BodyCodec.xmlTree(other, type: MediaType("text/xml")) == nil)
    }

    @Test func textIsWrittenInItsCharset() throws {
        let type = try #require(MediaType("text/plain;charset=iso-8859-1"))
        #expect(BodyCodec.encode("é", type: type, as: nil) == [0xE9])
    }
}
