internal import Diagnostics
internal import Documents
internal import SchemaValidation

/// Where in the whole a value is made, and what led there.
struct ValuePosition {
    /// The name of the member it is for, which says what is realistic.
    var name: String?
    private(set) var depth = 0
    /// The base URIs that led here, outermost first.
    private(set) var scope: [String] = []
    /// The schemas of the values around it.
    private(set) var trail: [SourceLocation] = []
    /// Whether only what is demanded is made from here on.
    private(set) var isDeep = false
    /// Where the choices begin: later for one that must differ from others.
    var firstAttempt = 0

    /// From here on members and items that need not be there are left out.
    static let deep = 6
    /// No value goes deeper.
    static let deepest = 32
    /// As `deep`, for how many values the whole has.
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
