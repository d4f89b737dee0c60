internal import Documents

/// A compiled schema: the rules an instance must keep.
///
/// Because rules are written once, under the registry's lock and before the schema is given out, sharing is safe.
final class Subschema: @unchecked Sendable {
    let place: SchemaPlace
    var rules: [Rule] = []
    /// Whether a rule asks which members or elements the others have seen.
    var hasUnevaluated = false

    init(_ place: SchemaPlace) { self.place = place }

    var resource: SchemaResource { place.resource }

    /// The schema `false`, which nothing fulfils.
    var isFalse: Bool {
        if case .bool(false) = place.node.content { return true }
        return false
    }
}
