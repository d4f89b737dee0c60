import JSONModel
import Testing
import WorkBudgets

/// Each finding, word for word.
struct OverlayMessageTests {
    @Test func givesUpAnActionThatTakesTooMuchWork() throws {
        let (applied, _) = try WorkBudget.limited(to: 500) {
            try Applying("- {target: '$..*', update: {x: 1}}\n- {target: $.a, remove: true}\n", to: "a: [{}, {}, {}]")
        }
        #expect(
            applied.messages.hasPrefix(
                "overlay.yaml:4:12: error: this action takes too much work: more than 500 units of work; "
                    + "cut off while changing what '$..*' selects\n"), "\(applied.messages)")
    }

    @Test func warnsOfATargetThatSelectsNothing() throws {
        let applying = try Applying("- {target: $.paths.x, update: {}}", to: "{a: 1}")
        #expect(applying.messages == "overlay.yaml:4:12: warning: '$.paths.x' selects nothing in 'api.yaml'\n")
        #expect(applying.json == ["a": 1])
    }

    @Test func takesAHyphenInANameAsTheSpecificationsExampleDoes() throws {
        let applying = try Applying("- {target: '$.a[?@.x-b.c]', remove: true}", to: "{a: [{x-b: {c: 1}}, 2]}")
        #expect(
            applying.messages
                == "overlay.yaml:4:12: warning: RFC 9535 has no '-' in a name without quotes; write ['x-b'] for 'x-b'\n"
        )
        #expect(applying.json == ["a": [2]])
    }

    @Test(arguments: [
        (
            "overlay: 1.1.0\ninfo: {title: T, version: '1'}\nactions: [{target: $, update: {}}]",
            "overlay.yaml:1:10: error: expected version 1.0.0 of the Overlay Specification, found '1.1.0'\n"
        ),
        (
            "overlay: 1.0\ninfo: {title: T, version: '1'}\nactions: [{target: $, update: {}}]",
            "overlay.yaml:1:10: error: expected version 1.0.0 of the Overlay Specification, found '1.0'\n"
        ),
        (
            "overlay: 1.0.0\ninfo: {titel: T, version: 1}\nactions: []",
            """
            overlay.yaml:2:7: error: info has no 'title'
            overlay.yaml:2:8: error: unknown key 'titel' in info; did you mean 'title'?
            overlay.yaml:2:27: error: expected a string for 'version', found the integer 1
            overlay.yaml:3:10: error: expected at least one action in 'actions'

            """
        ),
        (
            "overlay: 1.0.0\naction: []",
            """
            overlay.yaml:1:1: error: overlay has no 'info'
            overlay.yaml:1:1: error: overlay has no 'actions'
            overlay.yaml:2:1: error: unknown key 'action' in overlay; did you mean 'actions'?

            """
        ),
        ("[]", "overlay.yaml:1:1: error: expected a mapping for 'overlay', found an empty list\n"),
    ])
    func saysWhatIsWrongWithTheFile(_ overlay: String, _ messages: String) throws {
        #expect(try Applying(overlay: overlay, to: "{a: 1}").messages == messages)
    }

    @Test(arguments: [
        (
            "- {target: $.a, updat: {}}",
            """
            overlay.yaml:4:3: warning: this action changes nothing; it has no 'update' and no 'remove: true'
            overlay.yaml:4:17: error: unknown key 'updat' in action; did you mean 'update'?

            """
        ),
        ("- {update: {}}", "overlay.yaml:4:3: error: action has no 'target'\n"),
        (
            "- {target: $.a, remove: false}",
            "overlay.yaml:4:3: warning: this action changes nothing; it has no 'update' and no 'remove: true'\n"
        ),
        (
            "- {target: $.m, update: {}}\n- {update: {}, target: $.m}",
            "overlay.yaml:5:3: error: this action is the one at overlay.yaml:4:3 again\n"
        ),
        (
            "- {target: a.b, remove: true}",
            "overlay.yaml:4:12: error: 'target' is no JSONPath: expected '$' at the start, found 'a', "
                + "at character 1 of the path\n"
        ),
        (
            "- {target: $, remove: true}",
            "overlay.yaml:4:12: error: '$' selects the whole document, which cannot be removed\n"
        ),
        (
            "- {target: $.m, update: [1]}",
            "overlay.yaml:4:25: error: expected a mapping to merge with the one at $['m'], found a list\n"
        ),
        (
            "- {target: $.s, update: x}",
            "overlay.yaml:4:12: error: '$.s' selects a string, at $['s']; select the mapping around it, and write its "
                + "name in 'update'\n"
        ),
        (
            "- {target: $, update: {m: 1}}",
            "overlay.yaml:4:27: error: 'm' is an integer here and a mapping at api.yaml:1:5; remove it by an action "
                + "before this one\n"
        ),
        (
            "- {target: $, update: {l: {}}}",
            "overlay.yaml:4:27: error: 'l' is a mapping here and a list at api.yaml:1:12; remove it by an action "
                + "before this one\n"
        ),
    ])
    func saysWhatIsWrongWithAnAction(_ action: String, _ messages: String) throws {
        let applying = try Applying(action, to: "{m: {}, l: [], s: text}")
        #expect(applying.messages == messages)
        #expect(applying.json == ["m": [:], "l": [], "s": "text"])
    }
}
