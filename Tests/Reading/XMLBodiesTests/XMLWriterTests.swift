import JSONModel
import Testing
import XMLBodies

@Suite struct XMLWriterTests {
    private func write(_ json: JSON, as shape: ValueShape = .any, layout: XMLWriter.Layout = .compact) -> String {
        String(decoding: XMLWriter.bytes(of: json, as: shape, rootName: "r", layout: layout), as: UTF8.self)
    }

    private let header = #"<?xml version="1.0" encoding="UTF-8"?>"#

    @Test func leavesNullMembersOut() {
        #expect(write(["a": nil, "b": 1]) == header + "<r><b>1</b></r>")
        #expect(write(nil) == header + "<r/>")
    }

    @Test func keepsThePlaceOfNullItems() {
        #expect(write(["a": [1, nil, 2]]) == header + "<r><a>1</a><a/><a>2</a></r>")
    }

    @Test func replacesCharactersXMLCannotHold() {
        #expect(write("a\u{0}b\u{1F}c\u{FFFE}\t\n") == header + "<r>a\u{FFFD}b\u{FFFD}c\u{FFFD}\t\n</r>")
    }

    @Test func makesNamesOfMembersThatAreNone() {
        #expect(
            write(["1st place": 1, "a:b": 2, "": 3, "né": 4]) == header
                + "<r><_1st_place>1</_1st_place><a_b>2</a_b><_>3</_><né>4</né></r>")
    }

    @Test func putsAttributesIntoTheStartTagWhereverTheyStand() {
        let shape = ValueShape(
            .object([
                .init("a", Shapes.string),
                .init(
                    "id",
                    ValueShape(
                        .scalar([.string]),
                        naming: .init(
                            namespace: "urn:i", prefix: "i", isAttribute: true))),
            ]))
        #expect(write(["a": "x", "id": "7"], as: shape) == header + #"<r xmlns:i="urn:i" i:id="7"><a>x</a></r>"#)
    }

    @Test func leavesOutPrefixesWithoutNamespace() {
        let shape = ValueShape(.object([.init("a", ValueShape(.scalar([.string]), naming: .init(prefix: "p")))]))
        #expect(write(["a": "x"], as: shape) == header + "<r><a>x</a></r>")
    }

    @Test func writesValuesTheShapeDoesNotForesee() {
        #expect(
            write(["amount": [1, 2], "tag": "a", "bill_to": "GB", "new": ["x": true]], as: Shapes.intent)
                == header + "<r><amount>1</amount><amount>2</amount><tag>a</tag><bill_to>GB</bill_to>"
                + "<new><x>true</x></new></r>")
    }

    @Test func writesOverSeveralLinesWhenAsked() {
        #expect(
            write(["a": 1, "b": ["c": [2, 3]], "d": [:]], layout: .pretty) == header + """

                <r>
                  <a>1</a>
                  <b>
                    <c>2</c>
                    <c>3</c>
                  </b>
                  <d/>
                </r>

                """)
    }
}
