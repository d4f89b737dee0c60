internal import Documents

/// A set of vocabularies of JSON Schema 2020-12 (Core §8.1.2).
struct Vocabulary: OptionSet, Sendable {
    let rawValue: UInt16

    static let core = Vocabulary(rawValue: 1)
    static let applicator = Vocabulary(rawValue: 2)
    static let unevaluated = Vocabulary(rawValue: 4)
    static let validation = Vocabulary(rawValue: 8)
    static let metadata = Vocabulary(rawValue: 16)
    static let formatAnnotation = Vocabulary(rawValue: 32)
    static let formatAssertion = Vocabulary(rawValue: 64)
    static let content = Vocabulary(rawValue: 128)
    static let openAPI = Vocabulary(rawValue: 256)

    /// The vocabularies of a dialect without `$vocabulary`.
    static let standard: Vocabulary = [
        .core, .applicator, .unevaluated, .validation, .metadata, .formatAnnotation, .content, .openAPI,
    ]

    private static let names: [String: Vocabulary] = [
        "core": .core, "applicator": .applicator, "unevaluated": .unevaluated, "validation": .validation,
        "meta-data": .metadata, "format-annotation": .formatAnnotation, "format-assertion": .formatAssertion,
        "content": .content,
    ]

    private static let prefix = "https://json-schema.org/draft/2020-12/vocab/"

    static func named(_ uri: String) -> Vocabulary? {
        guard uri.hasPrefix(prefix) else { return nil }
        return names[String(uri.dropFirst(prefix.count))]
    }

    /// The vocabularies that a metaschema declares, and those that it requires and we do not know.
    static func declared(by metaschema: Node) -> (known: Vocabulary, unknown: [String])? {
        guard let members = metaschema["$vocabulary"]?.mapping?.members else { return nil }
        var known: Vocabulary = .core
        var unknown: [String] = []
        for member in members {
            if let vocabulary = named(member.name) {
                known.insert(vocabulary)
            } else if case .bool(true) = member.value.content {
                unknown.append(member.name)
            }
        }
        return (known, unknown)
    }
}
