internal import Contract
internal import Documents
internal import Generation
internal import HTTPModel
internal import JSONModel
internal import Randomness
internal import SchemaValidation

/// A request that the contract allows, made from its examples, else from values of its schemas.
struct RequestDraft {
    let operation: Operation
    /// The values, by the parameter's name and place.
    private(set) var parameters: [(parameter: Parameter, value: Node)] = []
    private(set) var content: MediaTypeContent?
    private(set) var body: JSON?

    /// Because a file that is written again should be the same.
    private static let random = SeededRandom(seed: 1)

    /// Uses expressions for the parameters named in `given`.
    ///
    /// - Throws: `GenerationFailure` when no value is found for the schema of the body.
    init(_ operation: Operation, given: [String: String] = [:]) throws(GenerationFailure) {
        self.operation = operation
        let keys = operation.security.flatMap(\.items).map(\.scheme.kind)
        for parameter in operation.parameters where parameter.isRequired {
            // Because the credential is sent in this parameter.
            if keys.contains(.apiKey(name: parameter.name, place: parameter.place)) { continue }
            let value = given[parameter.name].map { Node(json: .string($0)) }
            parameters.append((parameter, value ?? LiteralText.node(for: Self.value(of: parameter))))
        }
        guard let contents = operation.requestBody?.content, !contents.isEmpty else { return }
        let content = contents.first { $0.mediaType.isJSON } ?? contents[0]
        self.content = content
        body = try Self.value(of: content)
    }

    /// The members of a step that describe its request, without the parameter called `omitted` and with another body.
    ///
    /// With `isDynamic` the mock is asked for a generated value even if there is an example.
    func members(without omitted: String? = nil, body: JSON? = nil, isDynamic: Bool = false) -> [(String, Node?)] {
        let path = operation.path.names.map { name in
            (name, value(of: name, in: .path) ?? Node(json: .string("understudy")))
        }
        let sent = body ?? self.body
        return [
            ("operation", Node(json: .string(operation.id))), ("path", Self.mapping(path)),
            ("query", values(in: .query, without: omitted)),
            ("headers", headers(without: omitted, isDynamic: isDynamic)),
            ("content-type", sent == nil ? nil : contentType.map { Node(json: .string($0)) }),
            ("body", sent.map { LiteralText.node(for: $0) }),
        ]
    }

    /// The `content-type` of the step; nil for the operation's first type.
    private var contentType: String? {
        guard let content, let first = operation.requestBody?.content.first,
            content !== first || content.mediaType.isRange
        else { return nil }
        return content.mediaType.representative.description
    }

    private func value(of name: String, in place: Parameter.Place) -> Node? {
        parameters.first { $0.parameter.place == place && $0.parameter.name == name }?.value
    }

    private func values(in place: Parameter.Place, without omitted: String?) -> Node? {
        Self.mapping(
            parameters.filter { $0.parameter.place == place && $0.parameter.name != omitted }
                .map { ($0.parameter.name, $0.value) })
    }

    private func headers(without omitted: String?, isDynamic: Bool) -> Node? {
        let headers =
            values(in: .header, without: omitted)?.mapping?.members.map { ($0.name, Optional($0.value)) } ?? []
        let prefer = isDynamic ? Node(json: .string("dynamic=true")) : nil
        return Self.mapping(headers + [("Cookie", values(in: .cookie, without: omitted)), ("Prefer", prefer)])
    }

    private static func mapping(_ members: [(String, Node?)]) -> Node? {
        members.allSatisfy { $0.1 == nil } ? nil : Node(members: members)
    }

    private static func value(of parameter: Parameter) -> JSON {
        let example = parameter.example
        guard let schema = parameter.schema else { return example ?? "understudy" }
        if let example, schema.isValid(example, direction: .request) { return example }
        var generator = ValueGenerator(for: schema, direction: .request, random: random)
        for _ in 0..<5 {
            guard let value = try? generator.value(named: parameter.name) else { break }
            // Because null leaves a parameter out, and a path cannot have an empty part.
            if value != .null, value != "", value != [] { return value }
        }
        return example ?? "understudy"
    }

    private static func value(of content: MediaTypeContent) throws(GenerationFailure) -> JSON {
        let examples = content.examples.map(\.value)
        guard let schema = content.schema else {
            return examples.first ?? (content.mediaType.isJSON || content.mediaType.isXML ? [:] : "understudy")
        }
        if let example = examples.first(where: { isRaw($0, content) || schema.isValid($0, direction: .request) }) {
            return example
        }
        var generator = ValueGenerator(for: schema, direction: .request, random: random)
        return try generator.value()
    }

    /// Whether an example is the text of a whole body.
    private static func isRaw(_ value: JSON, _ content: MediaTypeContent) -> Bool {
        content.mediaType.isXML && value.stringValue?.hasPrefix("<") == true
    }
}
