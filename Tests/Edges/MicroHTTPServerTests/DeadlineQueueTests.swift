import Testing

@testable import MicroHTTPServer

struct DeadlineQueueTests {
    private let start = ContinuousClock.now

    @Test func removesWhatIsDueTheEarliestFirst() {
        var queue = DeadlineQueue<Int>()
        // Because 37 and 100 have no common factor, every number comes once, out of order.
        for index in 0..<100 {
            queue.insert(index * 37 % 100, deadline: start + .seconds(index * 37 % 100))
        }
        var removed: [Int] = []
        while let element = queue.removeFirst(dueAt: start + .seconds(59)) { removed.append(element) }
        #expect(removed == Array(0..<60))
        #expect(queue.nextDeadline == start + .seconds(60))
    }

    @Test func hasNoDeadlineWhenItIsEmpty() {
        var queue = DeadlineQueue<Int>()
        #expect(queue.nextDeadline == nil)
        queue.insert(1, deadline: start)
        #expect(queue.removeFirst(dueAt: start) == 1)
        #expect(queue.nextDeadline == nil)
        #expect(queue.removeFirst(dueAt: start + .seconds(1)) == nil)
    }

    @Test func keepsTheOrderOfThoseThatAreKept() {
        var queue = DeadlineQueue<Int>()
        for index in 0..<100 {
            queue.insert(index * 37 % 100, deadline: start + .seconds(index * 37 % 100))
        }
        queue.keep { $0.isMultiple(of: 3) }
        #expect(queue.count == 34)
        var removed: [Int] = []
        while let element = queue.removeFirst(dueAt: start + .seconds(100)) { removed.append(element) }
        #expect(removed == Array(stride(from: 0, to: 100, by: 3)))
    }
}
