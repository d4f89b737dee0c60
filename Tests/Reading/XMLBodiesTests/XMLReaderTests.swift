import JSONModel
import Testing
import XMLBodies

@Suite struct XMLReaderTests {
    private func read(_ xml: String, as shape: ValueShape) throws -> String {
        try XMLReader.read(Array(xml.utf8), as: shape).value.description
    }

    @Test(arguments: [
        ("<r>abc</r>", #""abc""#), ("<r>1.5</r>", "1.5"), ("<r> 5\n</r>", "5"), ("<r>007</r>", #""007""#),
        ("<r>+5</r>", #""+5""#), ("<r/>", #""""#), ("<r>true</r>", #""true""#), ("<r>5<!-- five --></r>", "5"),
        ("<r>0x10</r>", #""0x10""#), ("<r>NaN</r>", #""NaN""#), ("<r>1e400</r>", "1e400"),
    ])
    func keepsTextThatSpellsNoIntegerForValidationToReport(xml: String, json: String) throws {
        #expect(try read(xml, as: Shapes.integer) == json)
    }

    @Test func prefersTheNarrowestTypeAmongSeveral() throws {
        let either = ValueShape(.scalar([.string, .integer, .boolean, .null]))
        #expect(try read("<r>5</r>", as: either) == "5")
        #expect(try read("<r>1.5</r>", as: either) == #""1.5""#)
        #expect(try read("<r>true</r>", as: either) == "true")
        #expect(try read("<r/>", as: either) == #""""#)
    }

    @Test func keepsTextWhereMembersAreExpected() throws {
        #expect(try read("<r><bill_to>GB</bill_to></r>", as: Shapes.intent) == #"{"bill_to":"GB"}"#)
    }

    @Test func keepsMembersWhereTextIsExpected() throws {
        #expect(try read("<r><amount><x>1</x></amount></r>", as: Shapes.intent) == #"{"amount":{"x":"1"}}"#)
    }

    @Test func makesAnArrayOfAnUnknownElementThatComesTwice() throws {
        let xml = "<r><x>1</x><amount>2</amount><x>3</x></r>"
        #expect(try read(xml, as: Shapes.intent) == #"{"x":["1","3"],"amount":2}"#)
    }

    @Test func keepsWrapperWithForeignChildrenAsObject() throws {
        let shape = Shapes.object(.init("tags", ValueShape(.array(Shapes.string, isWrapped: true))))
        #expect(try read("<r><tags><x>1</x></tags></r>", as: shape) == #"{"tags":{"x":"1"}}"#)
        #expect(try read("<r><tags>a</tags></r>", as: shape) == #"{"tags":"a"}"#)
    }

    @Test func keepsAttributesAndNamesOfAnyNamespaceWhereNothingIsKnown() throws {
        let shape = Shapes.object(.init("extra", .any))
        let xml = #"<r><extra a="1" xmlns:p="urn:p"><p:b c="2">x</p:b><b/></extra><extra/></r>"#
        #expect(try read(xml, as: shape) == ##"{"extra":[{"a":"1","b":[{"c":"2","#text":"x"},""]},""]}"##)
        #expect(try read(#"<p:r a="1" xmlns:p="urn:p"/>"#, as: .any) == #"{"a":"1"}"#)
    }

    @Test func keepsMixedTextWhereNothingIsKnown() throws {
        let mixed = "<r><x>a<y>b</y></x></r>"
        for shape in [ValueShape.any, ValueShape(.object([]))] {
            #expect(try read(mixed, as: shape) == ##"{"x":{"#text":"a","y":"b"}}"##)
        }
        let described = Shapes.object(.init("#text", Shapes.string), .init("y", Shapes.string))
        #expect(try read("<r>a<y>b</y></r>", as: described) == ##"{"#text":"a","y":"b"}"##)
    }

    @Test func ignoresWhiteSpaceAndCommentsBetweenElements() throws {
        let xml = "<r>\r\n\t<!-- text --><amount>1</amount> <?text?> </r>"
        #expect(try read(xml, as: Shapes.intent) == #"{"amount":1}"#)
    }

    @Test func ignoresWhatConcernsXMLItself() throws {
        let xml = """
            <?xml version="1.0"?>
            <?xml-stylesheet href="a.xsl"?>
            <r xmlns:unused="urn:p" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:schemaLocation="urn:p p.xsd" xml:lang="en">
              <amount xml:space="preserve">5</amount> <!-- five -->
              <tag>a</tag>
            </r>
            """
        let text = try XMLReader.read(Array(xml.utf8), as: Shapes.intent)
        #expect(text.rootName == "r")
        #expect(text.value.description == #"{"amount":5,"tag":["a"]}"#)
    }

    @Test(arguments: [
        #"<s:r xmlns:s="urn:s" s:id="1"><s:a>x</s:a><b>y</b></s:r>"#,
        #"<other:r xmlns:other="urn:s" other:id="1"><a xmlns="urn:s">x</a><b>y</b></other:r>"#,
    ])
    func takesDeclaredNamespacesUnderAnyPrefix(xml: String) throws {
        #expect(try read(xml, as: Shapes.namespaced) == #"{"id":1,"a":"x","b":"y"}"#)
    }

    @Test func takesNilOfXMLSchemaAsNull() throws {
        let xml = #"<r xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><amount i:nil="true"/></r>"#
        #expect(try read(xml, as: Shapes.intent) == #"{"amount":null}"#)
    }

    @Test func readsSectionsReferencesAndOtherEncodings() throws {
        #expect(try read("<r><![CDATA[<a>&]]>&#233;&apos;&#x1F600;</r>", as: Shapes.string) == #""<a>&é'😀""#)
        let latin1 = Array(#"<?xml version="1.0" encoding="ISO-8859-1"?><r>"#.utf8) + [0xE9] + Array("</r>".utf8)
        #expect(try XMLReader.read(latin1, as: Shapes.string).value == "é")
        let marked = [0xEF, 0xBB, 0xBF] + Array("<r>é</r>".utf8)
        #expect(try XMLReader.read(marked, as: Shapes.string).value == "é")
        let wide = #"<?xml version="1.0" encoding="UTF-16"?><r>é</r>"#.utf16
        let little = wide.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let big = wide.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        for bytes in [little, [0xFF, 0xFE] + little, big, [0xFE, 0xFF] + big] {
            #expect(try XMLReader.read(bytes, as: Shapes.string).value == "é")
        }
        #expect(try XMLReader.read(big, as: Shapes.string, charset: "utf-16").value == "é")
    }

    @Test func aTreeTellsAttributesAndNamespacesApart() throws {
        func tree(_ xml: String, namespaces: Bool = true) throws -> String {
            try XMLReader.tree(of: Array(xml.utf8), namespaces: namespaces).description
        }
        let prefixed = #"<o:r xmlns:o="urn:a" o:x="1" y="2"><o:b>t</o:b></o:r>"#
        #expect(try tree(prefixed) == #"{"{urn:a}r":{"@{urn:a}x":"1","@y":"2","{urn:a}b":"t"}}"#)
        #expect(try tree(prefixed.replacing("o:", with: "p:").replacing(":o=", with: ":p=")) == tree(prefixed))
        #expect(try tree(prefixed, namespaces: false) == #"{"r":{"@x":"1","@y":"2","b":"t"}}"#)
        #expect(try tree("<r><x>1</x></r>") != tree(#"<r x="1"/>"#))
    }

    @Test func aCharsetOutweighsWhatTheDocumentDeclares() throws {
        let bytes = Array("<?xml version='1.0' encoding='UTF-8'?><r>".utf8) + [0xE9] + Array("</r>".utf8)
        #expect(throws: XMLSyntaxError.self) { try XMLReader.read(bytes, as: Shapes.string) }
        #expect(try XMLReader.read(bytes, as: Shapes.string, charset: "iso-8859-1").value == "é")
        #expect(XMLReader.declaredEncoding(of: bytes) == "UTF-8")
        #expect(XMLReader.declaredEncoding(of: Array(#"<?xml version="1.0" encoding="x"?>"#.utf8)) == "x")
        #expect(XMLReader.declaredEncoding(of: Array("<r/>".utf8)) == nil)
    }

    @Test func readsLongTextInOnePiece() throws {
        let long = String(repeating: "é<", count: 200_000)
        let bytes = XMLWriter.bytes(of: .string(long), as: Shapes.string, rootName: "r")
        #expect(try XMLReader.read(bytes, as: Shapes.string).value == .string(long))
    }

    @Test func readsFromManyThreadsAtOnce() async throws {
        let xml = Array("<r><amount>5</amount><tag>a</tag></r>".utf8)
        let values = await withTaskGroup(of: String.self, returning: Set<String>.self) { group in
            for _ in 0..<64 {
                group.addTask { (try? XMLReader.read(xml, as: Shapes.intent).value.description) ?? "failed" }
            }
            return await group.reduce(into: []) { $0.insert($1) }
        }
        #expect(values == [#"{"amount":5,"tag":["a"]}"#])
    }
}
