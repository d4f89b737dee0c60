/// A JSON pointer in which `*` stands for any member or element: `/body/items/*/created`.
package struct PointerPattern: Hashable, Sendable {
    package let tokens: [String]

    package init(tokens: [String]) { self.tokens = tokens }

    /// Nil when the text is no pointer.
    package init?(_ text: String) {
        guard let pointer = JSONPointer(text), !pointer.tokens.isEmpty else { return nil }
        tokens = pointer.tokens
    }

    /// The pattern of `pointer` with `*` for each index of an array.
    package init(generalizing pointer: JSONPointer) {
        tokens = pointer.tokens.map { JSONPointer.arrayIndex($0) == nil ? $0 : "*" }
    }

    /// Whether `pointer` is one of these places, or inside one.
    package func covers(_ pointer: JSONPointer) -> Bool {
        tokens.count <= pointer.tokens.count
            && zip(tokens, pointer.tokens).allSatisfy { $0 == "*" || $0.hasSameCodePoints(as: $1) }
    }
}
