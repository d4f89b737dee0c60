internal import JSONModel

/// The compiled form of a template.
indirect enum TemplateShape: Sendable {
    case constant(JSON)
    /// Exactly one expression.
    case value(Term)
    /// A text with expressions embedded.
    case text([TextPiece])
    case list([TemplateShape])
    case object([Member])

    struct Member: Sendable {
        let name: String
        let shape: TemplateShape
        /// What the member refers to, when it is nothing but a reference: so that most members are found at once.
        private let reference: Reference?

        init(name: String, shape: TemplateShape) {
            self.name = name
            self.shape = shape
            if case .value(.reference(let reference)) = shape { self.reference = reference } else { reference = nil }
        }

        func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? {
            if let reference { return scope.value(of: reference) }
            return shape.value(in: scope)
        }
    }

    enum TextPiece: Sendable {
        case literal(String)
        case embedded(Term)
    }

    var constant: JSON? {
        if case .constant(let value) = self { return value }
        return nil
    }

    func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? {
        switch self {
        case .constant(let value): value
        case .value(let term): term.value(in: scope)
        case .text(let pieces): .string(Self.text(of: pieces, in: scope))
        case .list(let elements): .array(elements.compactMap { $0.value(in: scope) })
        case .object(let members): .object(Self.object(of: members, in: scope))
        }
    }

    static func object<Scope: ExpressionScope>(of members: [Member], in scope: Scope) -> JSONObject {
        var object = JSONObject()
        object.reserveCapacity(members.count)
        // By index, because that copies no member.
        for position in members.indices {
            // Because a document with a name twice is refused when it is read.
            guard let value = members[position].value(in: scope) else { continue }
            object.appendDistinct(members[position].name, value)
        }
        return object
    }

    private static func text<Scope: ExpressionScope>(of pieces: [TextPiece], in scope: Scope) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .literal(let literal): text += literal
            case .embedded(let term): text += term.value(in: scope)?.embeddedText ?? ""
            }
        }
        return text
    }
}
