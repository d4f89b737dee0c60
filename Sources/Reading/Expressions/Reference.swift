package import JSONModel

/// A reference to a value: `$request.body#/amount`, `$steps.create.outputs.id` (OAS 3.1 §4.8.20.4).
package final class Reference: Sendable {
    package enum Source: Hashable, Sendable {
        case url, method, statusCode
        case request(Part)
        case response(Part)
        /// A name of the caller's vocabulary and the members written after it.
        case named(root: String, path: [String])
    }

    package enum Part: Hashable, Sendable {
        case header(String)
        case query(String)
        case path(String)
        case cookie(String)
        case body
    }

    package let source: Source
    /// The pointer after `#`; nil without one.
    package let pointer: JSONPointer?
    /// The reference as it was written, with its `$`.
    package let text: String
    /// The name, if the reference is `$request.body#/name`.
    ///
    /// Most references are, so scopes look at it first.
    package let bodyMember: MemberName?
    /// The members after a name of the vocabulary.
    private let path: [MemberName]

    package init(_ source: Source, pointer: JSONPointer? = nil, text: String) {
        self.source = source
        self.pointer = pointer
        self.text = text
        let token = source == .request(.body) && pointer?.tokens.count == 1 ? pointer?.tokens.first : nil
        bodyMember = token.map { MemberName($0) }
        if case .named(_, let path) = source { self.path = path.map { MemberName($0) } } else { path = [] }
    }

    /// The value that this leads to from `root`, the value of its name or a body: along the members, then the pointer.
    package func value(within root: JSON) -> JSON? {
        var current = root
        for name in path {
            guard let member = Self.member(name, of: current) else { return nil }
            current = member
        }
        guard let pointer else { return current }
        return pointer.value(in: current)
    }

    private static func member(_ name: MemberName, of value: JSON) -> JSON? {
        switch value {
        case .object(let object): object[name]
        case .array: JSONPointer.arrayIndex(name.text).flatMap { value[$0] }
        default: nil
        }
    }
}

extension Reference: Hashable {
    package static func == (left: Reference, right: Reference) -> Bool {
        left.source == right.source && left.pointer == right.pointer && left.text == right.text
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(source)
        hasher.combine(pointer)
        hasher.combine(text)
    }
}
