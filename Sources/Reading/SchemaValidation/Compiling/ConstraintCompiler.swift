internal import Diagnostics
internal import Documents
internal import JSONModel
internal import RegularExpressions

/// Compiles one schema: checks its keywords, then makes constraints of those that belong together.
struct ConstraintCompiler {
    let place: SchemaPlace
    let store: SchemaStore
    /// The values of the keywords that apply and are of the right kind.
    private(set) var keywords: [String: Node] = [:]

    init(_ place: SchemaPlace, _ store: SchemaStore) {
        self.place = place
        self.store = store
    }

    var dialect: SchemaDialect { place.dialect }

    mutating func constraints() -> [Constraint] {
        switch place.node.content {
        case .bool(true): return []
        case .bool(false): return [FalseConstraint()]
        case .mapping(let mapping):
            if dialect.isDraft4Like, let reference = mapping["$ref"]?.string {
                reportHidden(mapping)
                return self.reference(reference, at: mapping["$ref"] ?? place.node).map { [$0] } ?? []
            }
            readKeywords(of: mapping)
            compileDefinitions()
            return valueConstraints() + objectConstraints() + arrayConstraints() + referenceConstraints()
                + logicConstraints() + unevaluatedConstraints()
        default:
            let found = place.node.foundDescription
            store.findings.error(
                at: place.node.location, "expected a schema, found \(found)", loss: "any value is taken")
            return []
        }
    }

    private mutating func readKeywords(of mapping: Mapping) {
        let vocabulary = place.resource.vocabulary
        for member in mapping.members {
            guard let keyword = KeywordTable.keyword(member.name, of: dialect) else {
                reportUnknown(member)
                continue
            }
            if keyword.vocabulary.isDisjoint(with: vocabulary) { continue }
            if accepts(member.value, for: keyword) { keywords[member.name] = member.value }
        }
        if let member = mapping.member("discriminator"), dialect.isOpenAPI, mapping["oneOf"] == nil,
            mapping["anyOf"] == nil
        {
            store.findings.warning(
                at: member.nameLocation, "'discriminator' has no effect without 'oneOf' or 'anyOf' beside it")
        }
    }

    /// Reports keywords beside a `$ref` that OpenAPI 3.0 ignores and the author may not (OAS 3.0 §4.7.23).
    private func reportHidden(_ mapping: Mapping) {
        guard dialect == .openAPI30 else { return }
        for member in mapping.members
        where member.name != "$ref" && KeywordTable.keyword(member.name, of: dialect) != nil
            && !["title", "description", "deprecated", "externalDocs"].contains(member.name)
        {
            store.findings.warning(
                at: member.nameLocation,
                "'\(member.name)' beside '$ref' is ignored in OpenAPI 3.0; " + Self.advice(member.name))
        }
    }

    /// Advice how to allow null together with `keyword`; an `allOf` accepts null only if all of its parts do.
    private static func advice(_ keyword: String) -> String {
        keyword == "nullable"
            ? "put it where the '$ref' leads, or write 'anyOf' of the '$ref' and of "
                + "{type: object, nullable: true, enum: [null]}"
            : "put the '$ref' into an 'allOf' to have both"
    }

    private func reportUnknown(_ member: Mapping.Member) {
        let name = member.name
        guard store.options.strictKeywords, !name.hasPrefix("x-") else { return }
        if KeywordTable.isKnownAnywhere(name) {
            guard dialect.isOpenAPI else { return }
            store.findings.warning(
                at: member.nameLocation, "keyword '\(name)' has no effect in a schema of \(dialect.title)")
        } else if let nearest = NearestName.of(name, in: KeywordTable.names(of: dialect)) {
            store.findings.error(
                at: member.nameLocation, "unknown keyword '\(name)' in schema; did you mean '\(nearest)'?",
                loss: "the keyword is ignored")
        } else if dialect.isOpenAPI {
            store.findings.warning(
                at: member.nameLocation,
                "unknown keyword '\(name)' has no effect in a schema; call it 'x-\(name)' if it is an extension")
        }
    }

    /// Compiles the schemas that no constraint uses, to find their faults.
    private func compileDefinitions() {
        for name in ["$defs", "definitions", "contentSchema"] {
            guard let node = keywords[name], let keyword = KeywordTable.keyword(name, of: dialect) else { continue }
            for (tokens, node) in keyword.subschemas(in: node) { _ = subschema([name] + tokens, node) }
        }
    }

    // MARK: Reading values

    func subschema(_ tokens: [String], _ node: Node) -> Subschema { store.subschema(at: place.child(tokens, node)) }

    func schema(_ name: String) -> Subschema? { keywords[name].map { subschema([name], $0) } }

    func schemas(_ name: String) -> [Subschema]? {
        keywords[name]?.sequence?.enumerated().map { subschema([name, String($0)], $1) }
    }

    func schemaMap(_ name: String) -> [(name: String, schema: Subschema)] {
        (keywords[name]?.mapping?.members ?? []).map { ($0.name, subschema([name, $0.name], $0.value)) }
    }

    func number(_ name: String) -> JSONNumber? {
        if case .number(let number)? = keywords[name]?.content { return number }
        return nil
    }

    /// The value of a keyword that counts; the largest `Int` when it does not fit.
    func count(_ name: String) -> Int? { number(name).map { $0.int64.map { Int($0) } ?? .max } }

    func isTrue(_ name: String) -> Bool {
        if case .bool(true)? = keywords[name]?.content { return true }
        return false
    }

    func strings(_ node: Node?) -> [String] { node?.sequence?.compactMap(\.string) ?? [] }

    func expression(_ pattern: String, at location: SourceLocation) -> RegularExpression? {
        do throws(RegularExpressionError) {
            let expression = try RegularExpression(pattern, grammar: dialect.patterns)
            for remark in expression.remarks {
                store.findings.warning(
                    at: location,
                    "pattern '\(pattern)' is read as Annex B of ECMA-262 allows: \(remark.message) "
                        + "at character \(remark.offset + 1)")
            }
            return expression
        } catch {
            store.findings.error(
                at: location,
                "pattern '\(pattern)' does not compile: \(error.message) at character \(error.offset + 1)",
                loss: "the pattern is ignored")
            return nil
        }
    }
}
