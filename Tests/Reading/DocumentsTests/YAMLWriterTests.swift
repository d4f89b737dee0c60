import Diagnostics
import Documents
import JSONModel
import RandomValues
import Randomness
import Testing

@Suite struct YAMLWriterTests {
    private func read(_ text: String) throws -> Node {
        var findings = Findings()
        let node = YAMLDocument.read(Array(text.utf8), file: "w.yaml", findings: &findings)
        #expect(findings.rendered() == "", "\(text)")
        return try #require(node)
    }

    @Test func writesOuterLevelsAsBlocksAndTheRestInBrackets() throws {
        let json: JSON = [
            "scenario": "a: b", "steps": [["operation": "Get", "expect": ["status": 200, "body": ["id": "5"]]]],
            "none": [], "empty": [:],
        ]
        let text = """
            scenario: "a: b"
            steps:
              - operation: Get
                expect: {status: 200, body: {id: "5"}}
            none: []
            empty: {}

            """
        #expect(YAMLWriter.text(of: Node(json: json), blockLevels: 3) == text)
    }

    @Test func breaksWhatIsTooLong() {
        let json: JSON = ["a": [["long name": "long value"], [["x"], "z"]]]
        #expect(
            YAMLWriter.text(of: Node(json: json), width: 11) == """
                a:
                  - long name: long value
                  - - [x]
                    - z

                """)
    }

    @Test func writesTags() throws {
        let id = Node(.null, tag: "uuid", at: .nowhere)
        let node = Node(members: [
            ("id", id), ("ids", Node(.sequence([id]), tag: "each", at: .nowhere)),
            ("name", Node(json: "^\\d+$", tag: "matches")), ("object", Node(members: [("id", id)], tag: "strict")),
        ])
        let text = """
            id: !uuid
            ids: !each [!uuid]
            name: !matches ^\\d+$
            object: !strict {id: !uuid}

            """
        #expect(YAMLWriter.text(of: node) == text)
        let block = YAMLWriter.text(of: node, blockLevels: 9)
        #expect(block.contains("ids: !each\n  - !uuid\n"))
        let read = try read(block)
        #expect(read["object"]?.tag == "strict")
        #expect(read["object"]?["id"]?.tag == "uuid")
    }

    @Test(arguments: [
        ("plain", "plain"), ("two words", "two words"), ("http://a.b/c?d=e", "http://a.b/c?d=e"),
        ("$response.body#/id", "$response.body#/id"), ("", "\"\""), ("5", "\"5\""), ("true", "\"true\""),
        ("null", "\"null\""), ("~", "\"~\""), ("0x1F", "\"0x1F\""), ("no", "\"no\""), ("- a", "\"- a\""),
        ("a #b", "\"a #b\""), ("a#b", "a#b"), ("a: b", "\"a: b\""), ("a:b", "a:b"), ("a:", "\"a:\""),
        (" a", "\" a\""), ("a ", "\"a \""), ("say \"yes\"", "say \"yes\""), ("\"yes\"", "'\"yes\"'"),
        ("\\d", "\\d"), ("[\\d']", "'[\\d'']'"), ("a\nb", "\"a\\nb\""),
        ("\u{1}\u{85}\u{2028}", "\"\\x01\\x85\\u2028\""),
        ("<<", "\"<<\""), ("...", "\"...\""), ("---", "\"---\""), ("!tag", "\"!tag\""), ("é", "é"), ("😀", "😀"),
    ])
    func quotesOnlyWhatNeedsIt(value: String, text: String) throws {
        #expect(YAMLWriter.text(of: Node(json: .string(value))) == "\(text)\n")
        #expect(try read("\(text)\n").string == value)
    }

    @Test(arguments: ["a,b", "a]b", "{a}", "a?b", "x: y", "a:b"])
    func quotesMoreInBrackets(value: String) throws {
        let text = YAMLWriter.text(of: Node(json: ["key": [.string(value)]]))
        #expect(text == "key: [\"\(value)\"]\n")
        #expect(try read(text)["key"]?.sequence?.first?.string == value)
    }

    @Test func introducesLongKeys() throws {
        let name = String(repeating: "k", count: 2000)
        let inner = JSON.object(JSONObject([(name, JSON.bool(true))]))
        let json = JSON.object(JSONObject([(name, inner)]))
        #expect(try read(YAMLWriter.text(of: Node(json: json))).json == json)
        #expect(try read(YAMLWriter.text(of: Node(json: json), width: 9000)).json == json)
    }

    @Test(arguments: [(0, 100), (1, 100), (4, 20), (9, 5)])
    func whatIsReadBackIsTheSame(blockLevels: Int, width: Int) throws {
        var documents = RandomDocuments(seed: UInt64(blockLevels))
        for _ in 0..<400 {
            let json = documents.value()
            let text = YAMLWriter.text(of: Node(json: json), width: width, blockLevels: blockLevels)
            #expect(try read(text).json == Node(json: json).json, "\(text)")
        }
    }

    @Test func textsOfAnyCharactersAreReadBack() throws {
        var random = SeededRandom(seed: 7)
        let odd = Array(
            " \t\n\r\0-?:,[]{}#&*!|>'\"%@`~<=.0x1eE+_aNn\\/$\u{7F}\u{85}\u{A0}\u{2028}\u{FEFF}é😀".unicodeScalars)
        for _ in 0..<4000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                text.unicodeScalars.append(odd[Int.random(in: odd.indices, using: &random)])
            }
            let json = JSON.object(JSONObject([(text, .array([.string(text), [:]])), ("k" + text, .string(text))]))
            for levels in [1, 3] {
                let written = YAMLWriter.text(of: Node(json: json), blockLevels: levels)
                #expect(try read(written).json == json, "\(written)")
            }
        }
    }
}
