import HTTPModel
import JSONModel
import Testing
import XMLBodies

@testable import Contract

/// Values of the parameter `color` in every style (the table of OAS 3.1 §4.8.12.4), read and written.
@Suite struct ParameterCodecTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let style: ParameterStyle
        let isExploded: Bool
        let text: String
        let value: JSON

        init(_ style: ParameterStyle, _ isExploded: Bool, _ text: String, _ value: JSON) {
            self.style = style
            self.isExploded = isExploded
            self.text = text
            self.value = value
        }

        var testDescription: String { "\(style) \(isExploded) \(text)" }

        var codec: ParameterCodec {
            ParameterCodec(name: "color", form: .style(style, isExploded: isExploded), shape: shape(of: value))
        }
    }

    static func shape(of value: JSON) -> ValueShape {
        switch value {
        case .array: ValueShape(.array(ValueShape(.scalar([.string]))))
        case .object(let object):
            ValueShape(.object(object.members.map { .init($0.name, ValueShape(.scalar([.integer]))) }))
        default: ValueShape(.scalar([.string]))
        }
    }

    static let (empty, one): (JSON, JSON) = ("", "blue")
    static let list: JSON = ["blue", "black", "brown"]
    static let object: JSON = ["R": 100, "G": 200, "B": 150]

    static let inPath = [
        Row(.matrix, false, ";color", empty), Row(.matrix, false, ";color=blue", one),
        Row(.matrix, false, ";color=blue,black,brown", list), Row(.matrix, false, ";color=R,100,G,200,B,150", object),
        Row(.matrix, true, ";color", empty), Row(.matrix, true, ";color=blue", one),
        Row(.matrix, true, ";color=blue;color=black;color=brown", list),
        Row(.matrix, true, ";R=100;G=200;B=150", object),
        Row(.label, false, ".", empty), Row(.label, false, ".blue", one), Row(.label, false, ".blue,black,brown", list),
        Row(.label, false, ".R,100,G,200,B,150", object), Row(.label, true, ".", empty),
        Row(.label, true, ".blue", one),
        Row(.label, true, ".blue.black.brown", list), Row(.label, true, ".R=100.G=200.B=150", object),
        Row(.simple, false, "blue", one), Row(.simple, false, "blue,black,brown", list),
        Row(.simple, false, "R,100,G,200,B,150", object), Row(.simple, true, "blue", one),
        Row(.simple, true, "blue,black,brown", list), Row(.simple, true, "R=100,G=200,B=150", object),
    ]

    static let inQuery = [
        Row(.form, false, "color=", empty), Row(.form, false, "color=blue", one),
        Row(.form, false, "color=blue,black,brown", list), Row(.form, false, "color=R,100,G,200,B,150", object),
        Row(.form, true, "color=", empty), Row(.form, true, "color=blue", one),
        Row(.form, true, "color=blue&color=black&color=brown", list), Row(.form, true, "R=100&G=200&B=150", object),
        Row(.spaceDelimited, false, "color=blue%20black%20brown", list),
        Row(.spaceDelimited, false, "color=R%20100%20G%20200%20B%20150", object),
        Row(.spaceDelimited, true, "color=blue&color=black&color=brown", list),
        Row(.spaceDelimited, true, "R=100&G=200&B=150", object),
        Row(.pipeDelimited, false, "color=blue%7Cblack%7Cbrown", list),
        Row(.pipeDelimited, false, "color=R%7C100%7CG%7C200%7CB%7C150", object),
        Row(.pipeDelimited, true, "color=blue&color=black&color=brown", list),
        Row(.pipeDelimited, true, "R=100&G=200&B=150", object),
        Row(.deepObject, true, "color[R]=100&color[G]=200&color[B]=150", object),
    ]

    @Test(arguments: inPath) func writesAndReadsPaths(row: Row) throws {
        #expect(row.codec.segment(for: row.value) == row.text)
        #expect(try row.codec.value(inSegment: row.text[...]) == row.value)
    }

    @Test(arguments: inQuery) func writesAndReadsQueries(row: Row) throws {
        let pairs = row.codec.pairs(for: row.value, .form)
        #expect(pairs.map { "\($0.name)=\($0.text)" }.joined(separator: "&") == row.text)
        #expect(try row.codec.value(in: EncodedPairs(query: row.text)) == row.value)
    }

    @Test(arguments: inPath.filter { $0.style == .simple }) func writesAndReadsHeaders(row: Row) throws {
        #expect(row.codec.field(for: row.value) == row.text)
        #expect(try row.codec.value(inFields: [row.text]) == row.value)
    }

    @Test(arguments: inQuery.filter { $0.style == .form }) func writesAndReadsCookies(row: Row) throws {
        let cookies = row.codec.pairs(for: row.value, .percent).map { "\($0.name)=\($0.text)" }
        #expect(try row.codec.value(in: EncodedPairs(cookies: [cookies.joined(separator: "; ")])) == row.value)
    }

    /// What other software writes for the same values.
    @Test(arguments: [
        Row(.label, false, ".blue.black.brown", list), Row(.label, false, ".R.100.G.200.B.150", object),
        Row(.simple, false, "blue%2Cblack%2cbrown", list),
    ])
    func readsOtherSpellingsInPaths(row: Row) throws {
        #expect(try row.codec.value(inSegment: row.text[...]) == row.value)
    }

    @Test(arguments: [
        Row(.form, false, "color=blue%2Cblack%2cbrown", list),
        Row(.spaceDelimited, false, "color=blue+black%20brown", list),
        Row(.pipeDelimited, false, "color=blue|black%7cbrown", list),
        Row(.deepObject, true, "color%5BR%5D=100&color%5bG%5d=200&other[x]=1&color[B]=150", object),
        Row(.form, false, "color=a%2Cb,c", ["a,b", "c"]), Row(.form, true, "color=a,b", ["a,b"]),
        Row(.form, true, "x=1&R=100&G=200&B=150", object),
    ])
    func readsOtherSpellingsInQueries(row: Row) throws {
        #expect(try row.codec.value(in: EncodedPairs(query: row.text)) == row.value)
    }

    @Test func combinesTheFieldsOfAList() throws {
        let codec = Row(.simple, false, "", Self.list).codec
        #expect(try codec.value(inFields: ["blue , black", "brown"]) == Self.list)
    }

    @Test func readsAnEmptyFieldAsAnEmptyList() throws {
        #expect(try Row(.simple, false, "", Self.list).codec.value(inFields: [""]) == [])
        #expect(try Row(.simple, false, "", Self.list).codec.value(inFields: ["", "a,, b,"]) == ["a", "b"])
    }

    @Test func refusesMoreBracketsThanAnyoneMeans() {
        let codec = Row(.deepObject, true, "", Self.object).codec
        let query = "color" + String(repeating: "[a]", count: 100_000) + "=1"
        #expect(throws: MalformedValue("expected at most 32 brackets after a name")) {
            try codec.value(in: EncodedPairs(query: query))
        }
    }

    @Test func encodesWhatMeansSomethingElseInAnItem() throws {
        let list: JSON = ["a,b", "c d|&=é", "100%"]
        let rows = [
            Row(.form, false, "", list), Row(.form, true, "", list), Row(.pipeDelimited, false, "", ["a,b c", "&=é"]),
            Row(.spaceDelimited, false, "", ["a,b|c", "&=é"]), Row(.deepObject, true, "", ["k&=": 1]),
        ]
        for row in rows {
            let text = row.codec.pairs(for: row.value, .form).map { "\($0.name)=\($0.text)" }.joined(separator: "&")
            #expect(try row.codec.value(in: EncodedPairs(query: text)) == row.value)
        }
        for style in [ParameterStyle.simple, .matrix] {
            let codec = Row(style, false, "", list).codec
            let segment = try #require(codec.segment(for: list))
            #expect(try codec.value(inSegment: segment[...]) == list)
        }
    }

    @Test(
        arguments: [
            ("a/b?c&d#e+f%g,h", "color=a/b?c%26d%23e%2Bf%25g,h"), (["a,b", "c:d"], "color=a%2Cb,c:d"),
        ] as [(JSON, String)])
    func keepsReservedCharactersWhereAllowed(value: JSON, text: String) throws {
        let codec = ParameterCodec(
            name: "color", form: .style(.form, isExploded: false), shape: Self.shape(of: value), allowsReserved: true)
        #expect(codec.pairs(for: value, .form).map { "\($0.name)=\($0.text)" } == [text])
        #expect(try codec.value(in: EncodedPairs(query: text)) == value)
    }

    @Test func readsAndWritesObjectsInObjectsAsMostSoftwareDoes() throws {
        let tags = ValueShape(.array(ValueShape(.scalar([.string]))))
        let inner = ValueShape(.object([.init("from", ValueShape(.scalar([.integer]))), .init("tags", tags)]))
        let codec = ParameterCodec(
            name: "f", form: .style(.deepObject, isExploded: true), shape: ValueShape(.object([.init("size", inner)])))
        let value: JSON = ["size": ["from": 1, "tags": ["a", "b"]]]
        let text = codec.pairs(for: value, .form).map { "\($0.name)=\($0.text)" }.joined(separator: "&")
        #expect(text == "f[size][from]=1&f[size][tags]=a&f[size][tags]=b")
        for text in [
            text, "f[size][from]=1&f[size][tags][]=a&f[size][tags][]=b",
            "f[size][from]=1&f[size][tags][0]=a&f[size][tags][1]=b",
        ] {
            #expect(try codec.value(in: EncodedPairs(query: text)) == value)
        }
    }

    @Test(arguments: [
        (Row(.form, true, "color=a&color=b", one), "expected it once, found it 2 times"),
        (Row(.form, false, "color=a&color=b", list), "expected it once, found it 2 times"),
        (Row(.form, true, "R=1&R=2", object), "member 'R': expected it once, found it 2 times"),
        (Row(.form, false, "color=R,1,G", object), "expected names and values in turn, found 3 parts"),
        (
            Row(.deepObject, true, "color[R=1", object),
            "expected brackets around each name, as in 'name[member]', found one that is not closed"
        ),
        (
            Row(.deepObject, true, "color[R]=1&color[R][x]=2", object),
            "member 'R': expected a value or members of one name, found both"
        ),
    ])
    func saysWhatIsWrongInAQuery(row: Row, message: String) {
        #expect(throws: MalformedValue(message)) { try row.codec.value(in: EncodedPairs(query: row.text)) }
    }

    @Test(arguments: [
        (Row(.matrix, false, "blue", one), "expected ';' before it, as style 'matrix' has it, found none"),
        (
            Row(.matrix, false, ";colour=blue", one),
            "expected ';color=' before it, as style 'matrix' has it, found another name"
        ),
        (Row(.matrix, false, ";color=a;color=b", list), "expected it once, found it 2 times"),
        (Row(.label, true, "blue", one), "expected '.' before it, as style 'label' has it, found none"),
        (Row(.simple, true, "R,100", object), "expected 'name=value' for each member, found a part without '='"),
    ])
    func saysWhatIsWrongInAPath(row: Row, message: String) {
        #expect(throws: MalformedValue(message)) { try row.codec.value(inSegment: row.text[...]) }
    }

    @Test func writesNothingForNullAndWhatIsEmpty() {
        for value: JSON in [nil, [], [:], [nil]] {
            for style in ParameterStyle.allCases {
                for isExploded in [false, true] {
                    let codec = ParameterCodec(
                        name: "color", form: .style(style, isExploded: isExploded), shape: Self.shape(of: value))
                    #expect(codec.pairs(for: value, .form).isEmpty)
                    #expect(codec.segment(for: value) == nil)
                    #expect(codec.field(for: value) == nil)
                }
            }
        }
    }
}
