import Synchronization
import Testing
import Threads

@Suite struct ParallelTests {
    @Test(arguments: [0, 1, 3, 8, 200])
    func resultsComeInTheOrderOfTheElements(threads: Int) {
        let elements = (0..<100).map { "e\($0)" }
        let results = elements.mapped(onThreads: threads) { index, element in "\(index) \(element)" }
        #expect(results == (0..<100).map { "\($0) e\($0)" })
    }

    @Test func nothingComesOfNothing() {
        #expect([Int]().mapped(onThreads: 4) { _, element in element } == [])
    }

    @Test func eachElementIsTakenOnce() {
        let taken = Locked<[Int]>([])
        _ = Array(0..<500).mapped(onThreads: 8) { _, element in taken.withLock { $0.append(element) } }
        #expect(taken.withLock { $0.sorted() } == Array(0..<500))
    }

    /// The first elements wait for each other, which ends only where each has a thread of its own.
    @Test func elementsAreWorkedOnAtTheSameTime() {
        let meeting = Meeting(of: 4)
        let met = Array(0..<4).mapped(onThreads: 4) { _, _ in meeting.waitForAll() }
        #expect(met == [true, true, true, true])
    }

    @Test func theOrderOfFinishingDoesNotMatter() {
        let meeting = Meeting(of: 2)
        let finished = Locked<[Int]>([])
        let results = [0, 1].mapped(onThreads: 2) { index, element in
            // Because both are there, the second can finish while the first still waits for it.
            let met = meeting.waitForAll()
            if index == 0, met { while finished.withLock({ $0.isEmpty }) {} }
            finished.withLock { $0.append(index) }
            return element
        }
        #expect(finished.withLock(\.self) == [1, 0])
        #expect(results == [0, 1])
    }
}

/// Threads that wait until all have come.
private final class Meeting: Sendable {
    private let present = Atomic(0)
    private let size: Int

    init(of size: Int) { self.size = size }

    /// False when the others do not come in 20 seconds.
    func waitForAll() -> Bool {
        present.add(1, ordering: .relaxed)
        let end = ContinuousClock.now.advanced(by: .seconds(20))
        while present.load(ordering: .relaxed) < size {
            if ContinuousClock.now > end { return false }
        }
        return true
    }
}
