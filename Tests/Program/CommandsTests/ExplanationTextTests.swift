import TestSupport
import Testing
import Verification

@testable import Commands

/// What `understudy explain` prints.
struct ExplanationTextTests {
    @Test func thePageIsTheOneOfTheDocumentation() throws {
        let page = try Repository().text("docs/explain.md")
        #expect(
            ExplanationText.page == page, "write it anew: understudy explain --markdown > docs/explain.md")
    }

    @Test func theListHasEveryCodeOnce() {
        let codes = ExplanationText.list.split(separator: "\n").compactMap {
            $0.firstMatch(of: #/^  (E[0-9]{4})  /#).map { String($0.1) }
        }
        #expect(codes.count > 20)
        #expect(codes.sorted() == FailureCode.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: FailureCode.allCases) func saysAllOfACode(code: FailureCode) {
        let text = ExplanationText.text(of: code)
        for part in ["\(code.rawValue): ", "means:", "why:", "what to do:", "example:"] {
            #expect(text.contains(part), "\(code)")
        }
    }
}
