internal import Diagnostics
internal import Documents
internal import SchemaValidation

/// The place of a value in the whole, and the schemas around it.
struct ValuePosition {
    /// The name of the member, which suggests a realistic value.
    var name: String?
    private(set) var depth = 0
    /// The base URIs of the dynamic scope, outermost first.
    private(set) var scope: [String] = []
    /// The schemas of the values around it.
    private(set) var trail: [SourceLocation] = []
    /// Whether only required parts are made from here on.
    private(set) var isDeep = false
    /// The first attempt; later for a value that must differ from others.
    var firstAttempt = 0

    /// The depth from which optional members and items are left out.
    static let deep = 6
    /// The greatest depth of a value.
    static let deepest = 32
    /// The number of values from which optional parts are left out.
    static let large = 600

    init(name: String?) { self.name = name }

    func entering(_ schemas: [SchemaPlace], _ scope: [String], isDeep: Bool) -> ValuePosition {
        var position = self
        position.depth += 1
        position.scope = scope
        position.trail += schemas.map(\.node.location)
        position.isDeep = isDeep
        position.firstAttempt = 0
        return position
    }

    func of(_ name: String) -> ValuePosition {
        var position = self
        position.name = name
        return position
    }

    func from(_ attempt: Int) -> ValuePosition {
        var position = self
        position.firstAttempt = attempt
        return position
    }
}

/// How the branches of a schema are chosen.
struct Choices {
    let attempt: Int
    let isDeep: Bool
}
