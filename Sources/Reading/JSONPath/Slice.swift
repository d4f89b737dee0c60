/// `start:end:step` of an array (RFC 9535 §2.3.4).
struct Slice: Sendable {
    let start: Int?
    let end: Int?
    let step: Int

    /// The indices selected of an array of `count` elements, in the order of the step.
    func indices(count: Int) -> StrideTo<Int> {
        // Because a stride by 0 traps; here it selects nothing.
        guard step != 0 else { return stride(from: 0, to: 0, by: 1) }
        if step > 0 {
            let lower = bounded(start ?? 0, count, 0...count)
            return stride(from: lower, to: bounded(end ?? count, count, 0...count), by: step)
        }
        guard count > 0 else { return stride(from: 0, to: 0, by: 1) }
        let upper = start.map { bounded($0, count, -1...(count - 1)) } ?? count - 1
        let lower = end.map { bounded($0, count, -1...(count - 1)) } ?? -1
        return stride(from: upper, to: lower, by: step)
    }

    private func bounded(_ bound: Int, _ count: Int, _ range: ClosedRange<Int>) -> Int {
        let index = bound < 0 ? count + bound : bound
        return min(max(index, range.lowerBound), range.upperBound)
    }
}
