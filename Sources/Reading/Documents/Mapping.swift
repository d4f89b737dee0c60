package import Diagnostics
internal import JSONModel

/// The members of a mapping node in the order they were written; names are unique.
package struct Mapping: Sendable {
    package struct Member: Sendable {
        package let name: String
        package let nameLocation: SourceLocation
        package let value: Node

        package init(name: String, nameLocation: SourceLocation, value: Node) {
            self.name = name
            self.nameLocation = nameLocation
            self.value = value
        }
    }

    package let members: [Member]
    private let index: [CodePoints: Int]?
    static let largestUnindexed = 16

    package init(_ members: [Member]) {
        self.members = members
        if members.count > Self.largestUnindexed {
            index = Dictionary(
                members.enumerated().map { (CodePoints($1.name), $0) }, uniquingKeysWith: { first, _ in first })
        } else {
            index = nil
        }
    }

    package var names: some Sequence<String> { members.lazy.map(\.name) }

    package subscript(name: String) -> Node? { member(name)?.value }

    package func member(_ name: String) -> Member? {
        if let index { return index[CodePoints(name)].map { members[$0] } }
        return members.first { $0.name.hasSameCodePoints(as: name) }
    }
}
