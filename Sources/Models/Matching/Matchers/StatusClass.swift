package import JSONModel

/// The matcher for `4XX` as a status; it has no tag.
package struct StatusClass: Matcher {
    private let digit: Int

    /// `digit` is the first digit of the status: 4 for `4XX`.
    package init(_ digit: Int) { self.digit = digit }

    package func description(_ judge: Judge) -> String { "a status of \(digit)XX" }

    package func agrees(with actual: JSON?, _ judge: Judge) -> Bool {
        actual?.numberValue?.int64.map { Int($0) / 100 } == digit
    }
}
