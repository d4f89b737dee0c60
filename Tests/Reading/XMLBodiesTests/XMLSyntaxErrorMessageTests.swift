import Testing
import XMLBodies

/// Every refusal word for word, attacks among them.
@Suite struct XMLSyntaxErrorMessageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let message: String
        var testDescription: String { name }

        init(_ name: String, _ xml: String, _ message: String) {
            self.init(name, Array(xml.utf8), message)
        }

        init(_ name: String, _ bytes: [UInt8], _ message: String) {
            self.name = name
            self.bytes = bytes
            self.message = message
        }
    }

    @Test(arguments: cases)
    func saysWhatIsWrongAndWhere(_ sample: Case) {
        let error = #expect(throws: XMLSyntaxError.self) { try XMLReader.read(sample.bytes, as: .any) }
        #expect(error?.description == sample.message)
    }

    struct Misfit: Sendable, CustomTestStringConvertible {
        let xml: String
        let shape: ValueShape
        let message: String
        var testDescription: String { xml }

        init(_ xml: String, as shape: ValueShape = Shapes.intent, _ message: String) {
            (self.xml, self.shape, self.message) = (xml, shape, message)
        }
    }

    @Test(arguments: misfits)
    func saysWhichNameTheShapeHasNot(_ sample: Misfit) {
        let error = #expect(throws: XMLSyntaxError.self) {
            try XMLReader.read(Array(sample.xml.utf8), as: sample.shape)
        }
        #expect(error?.description == sample.message)
    }

    private static let attributed = Shapes.object(
        .init("id", ValueShape(.scalar([.integer]), naming: .init(isAttribute: true))))

    private static let wrapped = Shapes.object(.init("tags", ValueShape(.array(Shapes.string, isWrapped: true))))

    static let misfits = [
        Misfit(
            "<r>\n<amount>1</amount>\n<amount>1</amount></r>",
            "element 'amount' is there twice, expected it once at line 3, column 8"),
        Misfit(
            "<r><bill_to/><bill_to/></r>", "element 'bill_to' is there twice, expected it once at line 1, column 22"),
        Misfit(
            "<r><tags/><tags/></r>", as: wrapped, "element 'tags' is there twice, expected it once at line 1, column 16"
        ),
        Misfit(
            "<r><x>1</x><x>2</x></r>", as: ValueShape(.object([], additional: Shapes.integer)),
            "element 'x' is there twice, expected it once at line 1, column 14"),
        Misfit(
            #"<r id="1"><id>2</id></r>"#, as: attributed,
            "expected the attribute 'id', found the element 'id' at line 1, column 14"),
        Misfit(
            "<r><id>2</id></r>", as: attributed,
            "expected the attribute 'id', found the element 'id' at line 1, column 7"),
        Misfit(
            "<r><children/></r>",
            as: Shapes.object(.init("children", ValueShape(.scalar([.string]), naming: .init("child")))),
            "expected the element 'child', found the element 'children' at line 1, column 13"),
        Misfit(
            "<r>\n<amount>1</amount> and more\n</r>",
            "element 'r' has text between its elements, expected elements only at line 1, column 3"),
        Misfit(
            "<r><bill_to>x<country>GB</country></bill_to></r>",
            "element 'bill_to' has text between its elements, expected elements only at line 1, column 12"),
        Misfit(
            "<r><![CDATA[a]]><x>1</x></r>", as: ValueShape(.object([], additional: Shapes.string)),
            "element 'r' has text between its elements, expected elements only at line 1, column 3"),
        Misfit(
            "<r><tags><tags>a</tags>b</tags></r>", as: wrapped,
            "element 'tags' has text between its elements, expected elements only at line 1, column 9"),
        Misfit(#"<r lang="en"/>"#, "element 'r' has no attribute 'lang' at line 1, column 13"),
        Misfit(
            #"<r><amount unit="p">1</amount></r>"#, "element 'amount' has no attribute 'unit' at line 1, column 20"),
        Misfit(
            #"<r xmlns:p="urn:p" p:id="1"/>"#, as: attributed, "element 'r' has no attribute 'id' at line 1, column 28"),
        Misfit(#"<r id="1" amount="2"/>"#, "element 'r' has no attribute 'id' at line 1, column 21"),
        Misfit(
            #"<r xmlns="urn:p"><amount>1</amount></r>"#,
            "expected element 'r' in no namespace, found it in namespace 'urn:p' at line 1, column 17"),
        Misfit(
            #"<p:r xmlns:p="urn:p"/>"#,
            "expected element 'r' in no namespace, found it in namespace 'urn:p' at line 1, column 21"),
        Misfit(
            #"<r xmlns:p="urn:p"><p:tag>1</p:tag></r>"#,
            "expected element 'tag' in no namespace, found it in namespace 'urn:p' at line 1, column 26"),
        Misfit(
            #"<r><p:x xmlns:p="urn:p"/></r>"#,
            "expected element 'x' in no namespace, found it in namespace 'urn:p' at line 1, column 24"),
        Misfit(
            "<r/>", as: Shapes.namespaced,
            "expected element 'r' in namespace 'urn:s', found it in no namespace at line 1, column 3"),
        Misfit(
            #"<s:r xmlns:s="urn:s"><a/></s:r>"#, as: Shapes.namespaced,
            "expected element 'a' in namespace 'urn:s', found it in no namespace at line 1, column 24"),
        Misfit(
            #"<s:r xmlns:s="urn:s" id="1"/>"#, as: Shapes.namespaced,
            "element 'r' has no attribute 'id' at line 1, column 28"),
        Misfit("<r><p:amount>1</p:amount></r>", "prefix 'p' stands for no namespace at line 1, column 13"),
        Misfit(#"<r><amount p:x="1">1</amount></r>"#, "prefix 'p' stands for no namespace at line 1, column 19"),
        Misfit("<p:r/>", as: .any, "prefix 'p' stands for no namespace at line 1, column 5"),
    ]

    @Test func refusesNestingBeyondTheGivenLimit() throws {
        var limits = XMLReader.Limits()
        limits.maxDepth = 2
        _ = try XMLReader.read(Array("<a><b/></a>".utf8), as: .any, limits: limits)
        let error = #expect(throws: XMLSyntaxError.self) {
            try XMLReader.read(Array("<a>\n<b><c/></b></a>".utf8), as: .any, limits: limits)
        }
        #expect(error?.description == "elements are nested deeper than 2 levels at line 2, column 6")
    }

    @Test func countsNoAttributesInTextAndValues() throws {
        let signs = String(repeating: "=", count: 300)
        let xml = "<?p \(signs)?><!--\(signs)--><r a='>\(signs)' b=\">\(signs)\">\(signs)<![CDATA[<r \(signs)]]></r>"
        #expect(try XMLReader.read(Array(xml.utf8), as: .any).rootName == "r")
    }

    @Test func namespacesOfElementsThatEndedDoNotCount() throws {
        let siblings = (0..<300).map { "<b xmlns:p\($0)='urn:x'/>" }.joined()
        #expect(try XMLReader.read(Array("<a>\(siblings)</a>".utf8), as: .any).rootName == "a")
    }

    private static func attributes(_ count: Int, named name: String = "a") -> String {
        (0..<count).map { " \(name)\($0)='1'" }.joined()
    }

    private static let nested = (0..<150).map { "<a xmlns:p\($0)='urn:x' xmlns='urn:y'>" }.joined(separator: "\n")

    private static let doctype = "a document type declaration (<!DOCTYPE) is not allowed; remove it"

    private static let entityBomb = """
        <?xml version="1.0"?>
        <!DOCTYPE lolz [
          <!ENTITY lol "lol">
          <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
          <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">
        ]>
        <lolz>&lol3;</lolz>
        """

    static let cases = [
        Case("entity bomb", entityBomb, "\(doctype) at line 2, column 16"),
        Case("document type", "<!DOCTYPE r><r/>", "\(doctype) at line 1, column 12"),
        Case(
            "external document type", #"<!DOCTYPE r SYSTEM "http://127.0.0.1:1/r.dtd"><r/>"#,
            "\(doctype) at line 1, column 46"),
        Case(
            "external entity", #"<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r>&e;</r>"#,
            "\(doctype) at line 1, column 13"),
        Case(
            "undefined entity", "<r>&nbsp;</r>",
            "entity '&nbsp;' is not one of those XML defines at line 1, column 10"),
        Case(
            "deep nesting", String(repeating: "<a>", count: 100_000),
            "elements are nested deeper than 256 levels at line 1, column 771"),
        Case(
            "many attributes", "<r>\n<a\(attributes(100_000))/></r>",
            "an element has more than 256 attributes at line 2, column 2202"),
        Case(
            "many attributes in UTF-16",
            [0xFF, 0xFE] + "<r\(attributes(100_000))/>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
            "an element has more than 256 attributes at line 1, column 2202"),
        Case(
            "many namespaces", nested,
            "more than 256 namespaces are declared here and around this element at line 129, column 36"),
        Case(
            "four bytes for each character", [0, 0, 0, 0x3C],
            "encoding 'UCS-4' is not supported; use UTF-8 at line 1, column 1"),
        Case(
            "markup that is not ASCII", #"<?xml version="1.0" encoding="UTF-7"?><r/>"#,
            "encoding 'UTF-7' is not supported; use UTF-8 at line 1, column 1"),
        Case(
            "invalid UTF-16", [0xFE, 0xFF, 0xD8, 0x00],
            "the text is not in the encoding it declares, which is UTF-8 unless it says otherwise at line 1, column 1"),
        Case(
            "invalid UTF-8", Array("<r>a".utf8) + [0xC3, 0x28] + Array("</r>".utf8),
            "the text is not in the encoding it declares, which is UTF-8 unless it says otherwise at line 1, column 5"),
        Case("truncated", "<r>\n<a>text", "element 'a' opened on line 2 is not closed at line 2, column 8"),
        Case("truncated in a tag", "<r><a", "element 'a' opened on line 1 is not closed at line 1, column 6"),
        Case("truncated in an end tag", "<r><a></a", "expected '>' at line 1, column 10"),
        Case("two roots", "<a/>\n<b/>", "expected the end of the document after the root element at line 2, column 1"),
        Case(
            "wrong end tag",
            "<a>\n<b></a>",
            "expected the end tag '</b>' of the element opened on line 2, found '</a>' at line 2, column 8"),
        Case("empty", "", "the document is empty at line 1, column 1"),
        Case("only white space", " \n", "expected the root element at line 2, column 1"),
        Case("JSON", #"{"a":1}"#, "expected the root element at line 1, column 1"),
        Case("attribute twice", #"<r a="1" a="2"/>"#, "attribute 'a' is there twice at line 1, column 15"),
        Case(
            "bare ampersand",
            "<r>a & b</r>",
            "'&' must be followed by a name and ';'; write '&amp;' for the character itself at line 1, column 7"),
        Case(
            "reference without its end", #"<r a="x?a=1&b=2"/>"#,
            "'&' must be followed by a name and ';'; write '&amp;' for the character itself at line 1, column 14"),
        Case("forbidden character", "<r>\u{1}</r>", "character 1 is not allowed in XML at line 1, column 4"),
        Case(
            "reference to a forbidden character", "<r>&#0;</r>",
            "character 0 is not allowed in XML at line 1, column 8"),
        Case(
            "space before the declaration", #" <?xml version="1.0"?><r/>"#,
            "XML declaration allowed only at the start of the document at line 1, column 7"),
        Case(
            "attribute without quotes", "<r a=1/>", "the value of an attribute must be in quotes at line 1, column 6"),
        Case(
            "unknown encoding", #"<?xml version="1.0" encoding="x-none"?><r/>"#,
            "encoding 'x-none' is not supported; use UTF-8 at line 1, column 38"),
    ]
}
