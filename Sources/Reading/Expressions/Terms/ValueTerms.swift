internal import JSONModel
internal import Lending

/// A list; absent elements are left out.
final class ListTerm: Term, @unchecked Sendable {
    private let elements: [Term]

    init(_ elements: [Term]) { self.elements = elements }

    override var isConstant: Bool { elements.allSatisfy(\.isConstant) }

    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? {
        .array(elements.compactMap { $0.value(in: scope) })
    }
}

/// An object; absent members are left out.
final class ObjectTerm: Term, @unchecked Sendable {
    private let names: [MemberName]
    private let values: [Term]
    // The terms without counted references; `values` keeps them alive.
    private let uncounted: [Uncounted<Term>]

    init(_ members: [(name: String, value: Term)]) {
        // The bytes are copied, so that engines of different threads do not share the storage of the name.
        names = members.map { MemberName(String(decoding: Array($0.name.utf8), as: UTF8.self)) }
        values = members.map(\.value)
        uncounted = values.map { Uncounted($0) }
    }

    override var isConstant: Bool { values.allSatisfy(\.isConstant) }

    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? { .object(object(in: scope)) }

    func object<Scope: ExpressionScope>(in scope: Scope) -> JSONObject {
        var object = JSONObject()
        object.reserveCapacity(names.count)
        uncounted.withUnsafeBufferPointer { values in
            for position in values.indices {
                // Because the reader refuses a name that comes twice, each is new.
                if let value = values[position].lend({ $0.value(in: scope) }) {
                    object.appendDistinct(names[position], value)
                }
            }
        }
        return object
    }
}

/// A text with an embedded expression: `before`, its value, and the rest.
final class TextTerm: Term, @unchecked Sendable {
    private let before: String
    private let embedded: Term
    /// Nil at the end.
    private let after: TextTerm?
    private let end: String

    /// `pieces` must not be empty.
    init(before: String, pieces: ArraySlice<(embedded: Term, after: String)>) {
        self.before = before
        embedded = pieces[pieces.startIndex].embedded
        let rest = pieces.dropFirst()
        after = rest.isEmpty ? nil : TextTerm(before: pieces[pieces.startIndex].after, pieces: rest)
        end = rest.isEmpty ? pieces[pieces.startIndex].after : ""
    }

    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? {
        .string(text(in: scope) { $0 })
    }

    /// The text with each embedded value as `written` gives it.
    func text<Scope: ExpressionScope>(in scope: Scope, _ written: (_ value: String) -> String)
        -> String
    {
        var text = before
        append(to: &text, in: scope, written)
        return text
    }

    private func append<Scope: ExpressionScope>(
        to text: inout String, in scope: Scope, _ written: (String) -> String
    ) {
        if let value = embedded.value(in: scope) { text += written(value.embeddedText) }
        guard let after else { return text += end }
        text += after.before
        after.append(to: &text, in: scope, written)
    }
}
