import JSONModel
import JSONPath
import Testing
import WorkBudgets

/// Queries whose nodes are many more than those of the document.
struct WorkTests {
    private static let nested = (0..<300).reduce(JSON.array([])) { value, _ in [value, 1] }

    @Test func aQueryIsCutOffByTheBudget() throws {
        let path = try JSONPath("$..*..*")
        let (nodes, excess) = WorkBudget.limited(to: 100_000) { path.nodes(in: Self.nested) }
        #expect(nodes.count < 3000)
        #expect(
            excess?.description
                == "more than 100000 units of work; cut off while searching by the JSONPath '$..*..*'")
    }

    @Test func filtersCountToo() throws {
        let path = try JSONPath("$..[?count(@..*) > 100000]")
        let (_, excess) = WorkBudget.limited(to: 100_000) { path.nodes(in: Self.nested) }
        #expect(excess != nil)
    }

    @Test func pathsOfDeepNodesShareTheirSteps() throws {
        let nodes = try JSONPath("$..*").nodes(in: Self.nested)
        #expect(nodes.count == 600)
        #expect(nodes.map(\.path.steps.count).max() == 300)
        #expect(nodes.last.map { $0.path.pointer.value(in: Self.nested) == $0.value } == true)
    }
}
