import Diagnostics
import Documents
import JSONModel
import Testing

/// What an overlay makes of a document.
struct OverlayTests {
    private func expect(
        _ document: String, _ actions: String, gives expected: JSON,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let applying = try Applying(actions, to: document)
        #expect(applying.messages == "", sourceLocation: sourceLocation)
        // Because the order of members counts here.
        #expect(applying.json.description == expected.description, sourceLocation: sourceLocation)
    }

    @Test func mergesMembersAtEveryLevel() throws {
        try expect(
            "{info: {title: A, contact: {name: B}}, x: 1}",
            "- {target: $, update: {info: {contact: {url: C}, title: D}, y: 2}}",
            gives: ["info": ["title": "D", "contact": ["name": "B", "url": "C"]], "x": 1, "y": 2])
    }

    @Test func replacesValuesOfAnotherScalarKind() throws {
        try expect("{a: 1, b: null}", "- {target: $, update: {a: null, b: x}}", gives: ["a": nil, "b": "x"])
    }

    @Test func joinsLists() throws {
        try expect("{a: [1, 2]}", "- {target: $, update: {a: [2, [3]]}}", gives: ["a": [1, 2, 2, [3]]])
        try expect("{a: [1]}", "- {target: $.a, update: [2, 3]}", gives: ["a": [1, 2, 3]])
    }

    @Test func appendsAnEntryToAList() throws {
        try expect("{a: [{b: 1}]}", "- {target: $.a, update: {b: 2}}", gives: ["a": [["b": 1], ["b": 2]]])
        try expect("{a: [1]}", "- {target: $.a, update: 2}", gives: ["a": [1, 2]])
    }

    @Test func updatesEverythingSelectedOnce() throws {
        try expect(
            "{p: {a: {get: {l: []}}, b: {get: {l: []}}}}",
            "- {target: \"$.p['a', 'b', 'a'].get\", update: {l: [1]}}",
            gives: ["p": ["a": ["get": ["l": [1]]], "b": ["get": ["l": [1]]]]])
    }

    @Test func removesMembersAndEntries() throws {
        try expect("{a: {b: 1}, c: 2}", "- {target: $.a, remove: true}", gives: ["c": 2])
        try expect(
            "{a: [{n: 1}, {n: 2}, {n: 1}, {n: 3}]}", "- {target: '$.a[?@.n == 1]', remove: true}",
            gives: ["a": [["n": 2], ["n": 3]]])
    }

    @Test func removesNothingButWhatIsSelected() throws {
        try expect("[1, 2, 3, 4]", "- {target: '$[0, 2, 0]', remove: true}", gives: [2, 4])
        // Each list and the members within: none of them may be taken for one that has moved into its place.
        try expect("[{a: 1}, {a: 2}]", "- {target: '$[0, 0].a', remove: true}", gives: [[:], ["a": 2]])
        try expect("[[1], [2], [3]]", "- {target: '$..[0]', remove: true}", gives: [[], []])
        try expect("[{a: {b: 1}}, {a: {b: 2}}]", "- {target: '$[0]..*', remove: true}", gives: [[:], ["a": ["b": 2]]])
    }

    @Test func appliesEachActionToWhatTheOneBeforeLeft() throws {
        try expect(
            "{a: {b: 1}}",
            """
            - {target: $.a, remove: true}
            - {target: $, update: {a: [1]}}
            - {target: $.a, update: 2}
            """, gives: ["a": [1, 2]])
    }

    @Test func removesEvenWhereThereIsAnUpdate() throws {
        try expect("{a: {}, b: 1}", "- {target: $.a, update: {c: 1}, remove: true}", gives: ["b": 1])
        try expect("{a: {}}", "- {target: $.a, update: {c: 1}, remove: false}", gives: ["a": ["c": 1]])
    }

    @Test func keepsPlaces() throws {
        let applying = try Applying("  - target: $.a\n    update: {c: 2}\n", to: "a:\n  b: 1\n  x: {y: 0}\n")
        let mapping = try #require(applying.node["a"]?.mapping)
        #expect(mapping.member("b")?.nameLocation.description == "api.yaml:2:3")
        #expect(mapping["x"]?["y"]?.location.description == "api.yaml:3:10")
        #expect(mapping["c"]?.location.description == "overlay.yaml:5:17")
        #expect(applying.node["a"]?.location.description == "api.yaml:2:3")
    }

    @Test func takesExtensionsDescriptionsAndPatchVersions() throws {
        let overlay = """
            overlay: 1.0.1
            info: {title: Test, version: '1', x-a: 1}
            extends: api.yaml
            x-b: 2
            actions: [{target: $, description: Why., update: {a: 2}, x-c: 3}]
            """
        let applying = try Applying(overlay: overlay, to: "{a: 1}")
        #expect(applying.messages == "")
        #expect(applying.json == ["a": 2])
    }
}
