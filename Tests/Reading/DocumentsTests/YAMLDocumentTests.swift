import Diagnostics
import Documents
import JSONModel
import Testing

@Suite struct YAMLDocumentTests {
    @Test func knowsWhereEveryNodeStands() throws {
        let marked = """
            1️⃣titel: 2️⃣é
            list:
              - 3️⃣1
              - 4️⃣{a: 5️⃣"x", é😀: 6️⃣[7️⃣~]}
            last: 8️⃣|
              text
            """
        let sample = MarkedText(marked)
        let root = try #require(Reading(sample.text).node)
        let pointers = ["", "/titel", "/list/0", "/list/1", "/list/1/a", "/list/1/é😀", "/list/1/é😀/0", "/last"]
        for (position, pointer) in pointers.enumerated() {
            let node = try root.node(at: #require(JSONPointer(pointer)))
            let place = node.map { MarkedText.Place(line: $0.location.line, column: $0.location.column) }
            #expect(place == sample.places[position], "\(pointer)")
        }
        #expect(root.mapping?.member("list")?.nameLocation == SourceLocation(file: "x.yaml", line: 2, column: 1))
    }

    @Test(arguments: ["x.yaml", "x.json"]) func readsPastAByteOrderMark(file: String) {
        let read = Reading([0xEF, 0xBB, 0xBF] + Array("{\"a\": 1}".utf8), file: file)
        #expect(read.json == "{\"a\":1}")
        #expect(read.findings == "")
        #expect("\(read.node?["a"]?.location.description ?? "")" == "\(file):1:7")
    }

    @Test func keepsLocalTags() {
        let node = Reading("id: !uuid\nname: !regex '^a'\nlist: !each [1]\nmap: !any {a: !!str 1}\n").node
        #expect(node?["id"]?.tag == "uuid")
        #expect(node?["id"]?.isNull == true)
        #expect(node?["name"]?.tag == "regex")
        #expect(node?["name"]?.string == "^a")
        #expect(node?["list"]?.tag == "each")
        #expect(node?["map"]?.tag == "any")
        #expect(node?["map"]?["a"]?.tag == nil)
        #expect(node?["map"]?["a"]?.string == "1")
    }

    @Test func repeatsAnchoredNodes() {
        #expect(
            Reading("a: &x {b: 1}\nc: *x\nd: [*x, *x]\n").json == #"{"a":{"b":1},"c":{"b":1},"d":[{"b":1},{"b":1}]}"#)
        #expect(Reading("- &x 1\n- &x 2\n- *x\n").json == "[1,2,2]")
    }

    @Test func mergesMappings() {
        let text = """
            base: &base {a: 1, b: 2}
            more: &more {b: 3, c: 4}
            one: {<<: *base, b: 9}
            two: {b: 9, <<: [*more, *base]}
            three: {"<<": 1}
            """
        let node = Reading(text).node
        #expect(node?["one"]?.json == ["a": 1, "b": 9])
        #expect(node?["two"]?.json == ["a": 1, "b": 9, "c": 4])
        #expect(node?["three"]?.json == ["<<": 1])
        #expect(Reading("a: &a {x: 1}\nb: &b {x: 2}\nc: {<<: [*a, *b]}").node?["c"]?.json == ["x": 1])
    }

    @Test func readsNamesAsTheyAreWritten() {
        #expect(Reading("200: a\ntrue: b\n~: c\n1.0: d\n").json == #"{"200":"a","true":"b","~":"c","1.0":"d"}"#)
    }

    @Test func takesYAMLsOwnTagsWhereTheyAreTrue() {
        let text =
            #"{a: !!str 5, b: !!int "5", c: !!float 5, d: !!bool true, e: !!null ~, f: !!seq [1], g: !!map {h: 1}}"#
        #expect(Reading(text).json == #"{"a":"5","b":5,"c":5,"d":true,"e":null,"f":[1],"g":{"h":1}}"#)
        #expect(Reading("a: ! 5\nb: !x 5\n").json == #"{"a":"5","b":5}"#)
    }

    @Test func aValueThatTakesNoTagRefusesIt() throws {
        var findings = Findings()
        let node = try #require(Reading("{a: !x 1, b: !y {c: 2}, d: [!z t]}").node)
        _ = node["a"]?.requireInteger("a", in: 0...9, &findings)
        _ = node["b"]?.requireMapping("b", &findings)
        #expect(node["d"]?.refusingTags(&findings).json == ["t"])
        #expect(
            findings.rendered() == """
                x.yaml:1:5: error: unexpected tag '!x' for 'a'; write the value without it
                x.yaml:1:14: error: unexpected tag '!y' for 'b'; write the value without it
                x.yaml:1:29: error: unexpected tag '!z'; write the value without it

                """)
    }

    @Test func cutsOffAliasesThatMultiply() {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(aliases)]")
        }
        let reading = Reading(lines.joined(separator: "\n"))
        #expect(reading.node == nil)
        #expect(
            reading.findings
                == "x.yaml:7:25: error: cannot read YAML: aliases multiply to more than 5000000 nodes\n")
    }

    @Test func countsTheLevelsBehindAliases() {
        let deep = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
        #expect(Reading("- &a \(deep)\n- [*a]\n").node != nil)
        let reading = Reading("- &a \(deep)\n- \(deep.prefix(300))*a\(deep.suffix(300))\n")
        #expect(reading.node == nil)
        #expect(reading.findings == "x.yaml:2:303: error: cannot read YAML: nested deeper than 512 levels\n")
        let chained = Reading("- &a \(deep)\n- &b [[*a]]\n- \(deep.prefix(250))*b\(deep.suffix(250))\n")
        #expect(chained.findings == "x.yaml:3:253: error: cannot read YAML: nested deeper than 512 levels\n")
    }

    @Test func readsJSON() {
        let text = #"{"a": [1, 2.50, "\u00e9\n"], "b": {"c": null}}"#
        #expect(Reading(text).json == "{\"a\":[1,2.50,\"é\\n\"],\"b\":{\"c\":null}}")
    }

    @Test func readsATextWithByteOrderMarkAndMarkers() {
        #expect(Reading([0xEF, 0xBB, 0xBF] + Array("a: 1".utf8)).json == #"{"a":1}"#)
        #expect(Reading("%YAML 1.2\n---\na: 1\n...\n").json == #"{"a":1}"#)
        #expect(Reading("# comment\r\na: 1\r\nb: 2\r\n").json == #"{"a":1,"b":2}"#)
    }
}
