internal import JSONModel

/// The compiled form of an object with expressions in it.
///
/// Names, references and shapes lie apart, because reading one of them then copies nothing of the others.
final class ObjectTemplate: Sendable {
    private let names: [MemberName]
    /// What a member refers to when it is nothing but a reference, as most are; nil for any other.
    private let references: [Reference?]
    private let shapes: [TemplateShape]

    init(_ members: [TemplateShape.Member]) {
        names = members.map { MemberName($0.name) }
        shapes = members.map(\.shape)
        references = shapes.map { shape in
            if case .value(.reference(let reference)) = shape { reference } else { nil }
        }
    }

    func value<Scope: ExpressionScope>(in scope: Scope) -> JSONObject {
        var object = JSONObject()
        object.reserveCapacity(names.count)
        for position in names.indices {
            let value = references[position].map { scope.value(of: $0) } ?? shapes[position].value(in: scope)
            // Because a document with a name twice is refused when it is read, each is new.
            if let value { object.appendDistinct(names[position], value) }
        }
        return object
    }
}
