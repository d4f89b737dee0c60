import Testing
import WorkBudgets

@Suite struct WorkBudgetTests {
    private var budget: WorkBudget { .ofThisThread }

    @Test func namesTheFirstTaskBeyondTheLimit() {
        let (results, excess) = WorkBudget.limited(to: 10) {
            [budget.spend(10, on: "a"), budget.spend(1, on: "b"), budget.spend(1, on: "c"), budget.isExceeded]
        }
        #expect(results == [true, false, false, true])
        #expect(excess == WorkExcess(limit: 10, task: "b"))
        #expect(excess?.description == "more than 10 units of work; cut off while b")
        #expect(!budget.isExceeded)
    }

    @Test func withoutALimitEachTaskHasTheDefault() {
        for _ in 0..<3 { #expect(budget.spend(WorkBudget.defaultLimit, on: "a")) }
        #expect(!budget.spend(WorkBudget.defaultLimit + 1, on: "a"))
        #expect(!budget.isExceeded)
    }

    @Test func anInnerLimitTakesFromTheOuterOne() {
        let (_, outer) = WorkBudget.limited(to: 10) {
            let (_, inner) = WorkBudget.limited(to: 4) { budget.spend(5, on: "inner") }
            #expect(inner == WorkExcess(limit: 4, task: "inner"))
            #expect(!budget.isExceeded)
            #expect(budget.allowance == 6)
        }
        #expect(outer == nil)
    }

    @Test func anInnerTaskCanReachTheOuterLimit() {
        let (_, outer) = WorkBudget.limited(to: 3) {
            let (_, inner) = WorkBudget.limited(to: 100) { budget.spend(5, on: "inner") }
            #expect(inner == WorkExcess(limit: 3, task: "inner"))
        }
        #expect(outer == WorkExcess(limit: 3, task: "inner"))
    }

    @Test func aFailureEndsTheLimitToo() {
        struct Failed: Error {}
        #expect(throws: Failed.self) {
            try WorkBudget.limited(to: 1) { () throws(Failed) in
                _ = budget.spend(2, on: "a")
                throw Failed()
            }
        }
        #expect(!budget.isExceeded)
        #expect(budget.allowance == WorkBudget.defaultLimit)
    }
}
