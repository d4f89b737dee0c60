import JSONModel
import SchemaValidation
import Testing

/// Which branch of `anyOf` and `oneOf` is explained.
struct ClosestBranchTests {
    private func closest(_ branches: String, _ instance: JSON) -> [SchemaViolation] {
        Samples.schema("anyOf: \(branches)").violations(of: instance).flatMap(\.leaves)
    }

    @Test func prefersTheBranchWhoseConstantMatches() {
        let branches = """
            [{required: [x], properties: {kind: {const: a}}},
             {required: [x, y, z], properties: {kind: {const: b}}}]
            """
        #expect(closest(branches, ["kind": "b"]).map(\.problem) == [.required("x"), .required("y"), .required("z")])
    }

    @Test func prefersTheBranchOfTheRightType() {
        let leaves = closest("[{type: 'null'}, {type: object, required: [a, b]}]", [:])
        #expect(leaves.map(\.problem) == [.required("a"), .required("b")])
    }

    @Test func prefersTheBranchWithFewestFaults() {
        #expect(closest("[{required: [a, b]}, {required: [c]}]", [:]).map(\.problem) == [.required("c")])
    }

    @Test func prefersTheBranchThatFailsDeepest() {
        let branches = "[{required: [b]}, {properties: {a: {minimum: 5}}}]"
        #expect(closest(branches, ["a": 1]).map { "\($0.instanceLocation)" } == ["/a"])
    }

    @Test func explainsBranchesInsideBranches() {
        let leaves = closest("[{type: string}, {oneOf: [{type: 'null'}, {required: [a]}]}]", [:])
        #expect(leaves.map(\.problem) == [.required("a")])
        #expect(leaves.map { "\($0.keywordLocation)" } == ["/anyOf/1/oneOf/1/required"])
    }

    @Test func explainsNamesThatAreNotAllowed() {
        let violations = Samples.schema("propertyNames: {pattern: '^[a-z]+$'}").violations(of: ["A": 1])
        #expect(violations.map(\.problem) == [.propertyName("A")])
        #expect(violations.flatMap(\.leaves).map(\.problem) == [.pattern("^[a-z]+$", found: "A")])
    }
}
