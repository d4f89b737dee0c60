internal import Synchronization

extension Array where Element: Sendable {
    /// What `transform` makes of each element, in the order of the elements, whichever is finished first.
    ///
    /// The calling thread takes part, and so many others that there are `threads`; where the system has no more of them,
    /// those that there are do the work. Each takes the next element as soon as it is done with one. `transform` gets
    /// the element's index too, and may wait.
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

/// Elements that threads take one by one, and what came of them.
private final class Deal<Element: Sendable, Result: Sendable>: Sendable {
    private let elements: [Element]
    private let transform: @Sendable (Int, Element) -> Result
    private let next = Atomic(0)
    private let finished: Mutex<[Result?]>

    init(elements: [Element], transform: @escaping @Sendable (Int, Element) -> Result) {
        self.elements = elements
        self.transform = transform
        finished = Mutex([Result?](repeating: nil, count: elements.count))
    }

    /// Complete when every thread has returned from `takeUntilNoneIsLeft()`.
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
