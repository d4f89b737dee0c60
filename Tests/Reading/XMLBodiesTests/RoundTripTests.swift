import JSONModel
import Testing
import XMLBodies

@Suite struct RoundTripTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let shape: ValueShape
        let xml: String
        let json: String
        var root = "r"
        var testDescription: String { name }
    }

    @Test(arguments: cases)
    func readsAndWritesTheSame(_ sample: Case) throws {
        let text = try XMLReader.read(Array((header + sample.xml).utf8), as: sample.shape)
        #expect(text.rootName == sample.root)
        #expect(text.value.description == sample.json)
        let bytes = XMLWriter.bytes(of: try JSON(text: sample.json), as: sample.shape, rootName: sample.root)
        #expect(String(decoding: bytes, as: UTF8.self) == header + sample.xml)
    }

    private let header = #"<?xml version="1.0" encoding="UTF-8"?>"#

    private static let animal = ValueShape(.scalar([.string]), naming: .init("animal"))

    private static func animals(_ items: ValueShape, wrapped: Bool, _ name: String? = nil) -> ValueShape {
        Shapes.object(.init("animals", ValueShape(.array(items, isWrapped: wrapped), naming: .init(name))))
    }

    static let cases: [Case] = scalars + models + arrays + namings

    private static let scalars = [
        Case(name: "number keeps its spelling", shape: Shapes.number, xml: "<r>56.890</r>", json: "56.890"),
        Case(
            name: "twenty digits", shape: Shapes.integer, xml: "<r>12345678901234567890</r>",
            json: "12345678901234567890"),
        Case(name: "exponent", shape: Shapes.number, xml: "<r>-1.5E+3</r>", json: "-1.5E+3"),
        Case(name: "boolean", shape: Shapes.boolean, xml: "<r>false</r>", json: "false"),
        Case(name: "digits of a string", shape: Shapes.string, xml: "<r>007</r>", json: #""007""#),
        Case(name: "empty string", shape: Shapes.string, xml: "<r/>", json: #""""#),
        Case(name: "white space of a string", shape: Shapes.string, xml: "<r> a\n </r>", json: #"" a\n ""#),
        Case(name: "empty object", shape: Shapes.intent, xml: "<r/>", json: "{}"),
        Case(
            name: "empty text as null", shape: ValueShape(.scalar([.integer, .null])), xml: "<r/>", json: "null"),
        Case(
            name: "markup in text", shape: Shapes.string, xml: "<r>a &lt;b&gt; &amp; c ]]&gt; é 😀&#13;</r>",
            json: #""a <b> & c ]]> é 😀\r""#),
    ]

    private static let models = [
        Case(
            name: "payment intent reference", shape: Shapes.reference,
            xml: "<PaymentIntentReference><payment_intent_id>p13t1111222233334444</payment_intent_id>"
                + "</PaymentIntentReference>",
            json: #"{"payment_intent_id":"p13t1111222233334444"}"#, root: "PaymentIntentReference"),
        Case(
            name: "payment intent", shape: Shapes.intent,
            xml: "<PaymentIntentRequestModel><amount>19995</amount><external-ref>ABC</external-ref>"
                + "<bill_to><country>GB</country></bill_to><tag>a</tag><tag>b</tag></PaymentIntentRequestModel>",
            json: #"{"amount":19995,"external-ref":"ABC","bill_to":{"country":"GB"},"tag":["a","b"]}"#,
            root: "PaymentIntentRequestModel"),
        Case(
            name: "members in another order", shape: Shapes.intent,
            xml: "<r><tag>a</tag><external-ref>1</external-ref><amount>2</amount></r>",
            json: #"{"tag":["a"],"external-ref":"1","amount":2}"#),
        Case(
            name: "circular schema", shape: Shapes.category,
            xml: "<r><name>a</name><parent><name>b</name></parent><children><name>c</name></children>"
                + "<children><name>d</name><children/></children></r>",
            json: #"{"name":"a","parent":{"name":"b"},"children":[{"name":"c"},{"name":"d","children":[{}]}]}"#),
        Case(
            name: "additional members of a known shape",
            shape: ValueShape(.object([.init("a", Shapes.string)], additional: Shapes.integer)),
            xml: "<r><a>1</a><b>1</b></r>", json: #"{"a":"1","b":1}"#),
        Case(
            name: "nothing known", shape: .any, xml: "<r><a>1</a><b><c>x</c><c>y</c></b></r>",
            json: #"{"a":"1","b":{"c":["x","y"]}}"#),
    ]

    /// The examples of OAS 3.1 §4.8.26.2, XML arrays.
    private static let arrays = [
        Case(
            name: "items without names", shape: animals(Shapes.string, wrapped: false),
            xml: "<r><animals>a</animals><animals>b</animals></r>", json: #"{"animals":["a","b"]}"#),
        Case(
            name: "name of an array without wrapper has no effect",
            shape: animals(animal, wrapped: false, "aliens"),
            xml: "<r><animal>a</animal></r>", json: #"{"animals":["a"]}"#),
        Case(
            name: "wrapped, one name for both", shape: animals(Shapes.string, wrapped: true),
            xml: "<r><animals><animals>a</animals><animals>b</animals></animals></r>",
            json: #"{"animals":["a","b"]}"#),
        Case(
            name: "wrapped, both named", shape: animals(animal, wrapped: true, "aliens"),
            xml: "<r><aliens><animal>a</animal></aliens></r>", json: #"{"animals":["a"]}"#),
        Case(
            name: "wrapped, only the wrapper named", shape: animals(Shapes.string, wrapped: true, "aliens"),
            xml: "<r><aliens><aliens>a</aliens></aliens></r>", json: #"{"animals":["a"]}"#),
        Case(
            name: "wrapped and empty", shape: animals(animal, wrapped: true), xml: "<r><animals/></r>",
            json: #"{"animals":[]}"#),
        Case(
            name: "array at the root", shape: ValueShape(.array(animal, isWrapped: true)),
            xml: "<zoo><animal>a</animal><animal>b</animal></zoo>", json: #"["a","b"]"#, root: "zoo"),
        Case(
            name: "array of arrays", shape: animals(ValueShape(.array(Shapes.integer)), wrapped: false),
            xml: "<r><animals><animals>1</animals><animals>2</animals></animals><animals/></r>",
            json: #"{"animals":[[1,2],[]]}"#),
    ]

    private static let namings = [
        Case(
            name: "attributes",
            shape: Shapes.object(
                .init("id", ValueShape(.scalar([.integer]), naming: .init(isAttribute: true))),
                .init("title", ValueShape(.scalar([.string]), naming: .init("t", isAttribute: true))),
                .init("name", Shapes.string)),
            xml: #"<r id="7" t="a&quot;&amp;&lt;&#10;&#9;"><name>x</name></r>"#,
            json: #"{"id":7,"title":"a\"&<\n\t","name":"x"}"#),
        Case(
            name: "prefix and namespace, declared once",
            shape: Shapes.object(
                .init("a", ValueShape(.scalar([.string]), naming: .init("x", namespace: "urn:s", prefix: "s"))),
                .init(
                    "b",
                    ValueShape(
                        .object([.init("c", ValueShape(.scalar([.string]), naming: .init(prefix: "s")))]),
                        naming: .init(namespace: "urn:s", prefix: "s")))),
            xml: #"<r><s:x xmlns:s="urn:s">1</s:x><s:b xmlns:s="urn:s"><s:c>2</s:c></s:b></r>"#,
            json: #"{"a":"1","b":{"c":"2"}}"#),
        Case(
            name: "default namespace and renamed root",
            shape: ValueShape(.object([.init("a", Shapes.string)]), naming: .init("Root", namespace: "urn:d")),
            xml: #"<Root xmlns="urn:d"><a>1</a></Root>"#, json: #"{"a":"1"}"#, root: "Root"),
        Case(
            name: "text beside attributes", shape: .any, xml: "<r><a>t<b>u</b></a></r>",
            json: ##"{"a":{"#text":"t","b":"u"}}"##),
        Case(
            name: "list in an attribute",
            shape: Shapes.object(
                .init("ids", ValueShape(.array(Shapes.integer), naming: .init(isAttribute: true)))),
            xml: #"<r ids="1 2"/>"#, json: #"{"ids":[1,2]}"#),
    ]
}
