internal import Synchronization

extension Array where Element: Sendable {
    /// The results of `transform` in the order of the elements.
    ///
    /// The calling thread takes part, with helpers up to `threads` in all. If the system has no more threads, fewer
    /// work. Each takes the next element when it has finished one. `transform` gets the index of the element too, and
    /// may wait.
    package func mapped<Result: Sendable>(
        onThreads threads: Int, _ transform: @escaping @Sendable (Int, Element) -> Result
    ) -> [Result] {
        let deal = Deal(elements: self, transform: transform)
        let helpers = (1..<Swift.max(1, Swift.min(threads, count))).compactMap { _ in
            WorkerThread { deal.takeUntilNoneIsLeft() }
        }
        deal.takeUntilNoneIsLeft()
        for helper in helpers { helper.join() }
        return deal.results
    }
}

/// Elements that threads take one by one, and their results.
private final class Deal<Element: Sendable, Result: Sendable>: Sendable {
    private let elements: [Element]
    private let transform: @Sendable (Int, Element) -> Result
    private let next = Atomic(0)
    private let finished: Locked<[Result?]>

    init(elements: [Element], transform: @escaping @Sendable (Int, Element) -> Result) {
        self.elements = elements
        self.transform = transform
        finished = Locked([Result?](repeating: nil, count: elements.count))
    }

    /// The results; complete when every thread has returned from `takeUntilNoneIsLeft()`.
    var results: [Result] { finished.withLock { $0.compactMap(\.self) } }

    func takeUntilNoneIsLeft() {
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < elements.count else { return }
            let result = transform(index, elements[index])
            finished.withLock { $0[index] = result }
        }
    }
}
