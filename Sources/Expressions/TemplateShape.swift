internal import JSONModel

/// The compiled form of a template.
indirect enum TemplateShape: Sendable {
    case constant(JSON)
    /// Exactly one expression.
    case value(Term)
    /// A text with expressions embedded.
    case text([TextPiece])
    case list([TemplateShape])
    case object(ObjectTemplate)

    struct Member: Sendable {
        let name: String
        let shape: TemplateShape
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
        case .object(let object): .object(object.value(in: scope))
        }
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
