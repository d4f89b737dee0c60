internal import Diagnostics
internal import Documents

/// Finds schemas that refer back to themselves for the same value.
///
/// Their evaluation would not end.
struct ReferenceCycleSearch {
    private(set) var diagnostics: [Diagnostic] = []
    /// The schemas that refer back to themselves without end.
    private(set) var endless: [Subschema] = []
    private let limit: Int
    private var finished: Set<ObjectIdentifier> = []
    private var path: [Subschema] = []

    init(limit: Int) { self.limit = limit }

    mutating func visit(_ schema: Subschema) {
        guard !finished.contains(ObjectIdentifier(schema)) else { return }
        guard path.count < limit else {
            let message = "more than \(limit) references lead on from here without going into the value"
            diagnostics.append(.error(at: schema.place.node.location, message))
            return
        }
        guard !path.contains(where: { $0 === schema }) else {
            endless.append(schema)
            let message = "this schema leads back to itself without going into the value"
            diagnostics.append(.error(at: schema.place.node.location, message, loss: "any value is taken"))
            return
        }
        path.append(schema)
        for constraint in schema.constraints {
            for next in constraint.inPlaceSchemas { visit(next) }
        }
        path.removeLast()
        finished.insert(ObjectIdentifier(schema))
    }
}
