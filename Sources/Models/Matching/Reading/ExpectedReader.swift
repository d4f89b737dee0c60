package import Diagnostics
package import Documents
package import Expressions
internal import JSONModel
package import SchemaValidation

/// Reads expectations: values, and matchers as tags or as objects with one member (`{"!uuid": null}`).
package struct ExpectedReader {
    /// The rules that depend on the place of an expectation.
    package struct Context {
        /// Compiles the schema of `!schema`; nil, with findings, if it has errors.
        package typealias SchemaReading = (Node, inout Findings) -> Schema?

        /// The names that expressions may use.
        package let vocabulary: ReferenceVocabulary
        /// Whether objects may have only the given members, unless they say otherwise.
        package let isStrict: Bool
        let readSchema: SchemaReading

        package init(
            vocabulary: ReferenceVocabulary, isStrict: Bool = false, readSchema: @escaping SchemaReading
        ) {
            self.vocabulary = vocabulary
            self.isStrict = isStrict
            self.readSchema = readSchema
        }
    }

    let context: Context
    var findings = Findings()
    /// Whether one of the read values depends on the scope.
    private(set) var hasExpressions = false

    init(context: Context) { self.context = context }

    /// Nil, with a finding, for an unknown matcher or a wrong argument.
    package static func read(_ node: Node, in context: Context, findings: inout Findings) -> Expected? {
        var reader = ExpectedReader(context: context)
        let expected = reader.read(node)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        return expected
    }

    mutating func read(_ node: Node) -> Expected? {
        let node = node.tagged
        guard let tag = node.tag else { return readUntagged(node) }
        guard let definition = MatcherDefinition.named(tag) else {
            let known = MatcherDefinition.all.map { "!\($0.name)" }
            let hint = NearestName.suggestion(for: "!\(tag)", in: known)
            let choices = hint.isEmpty ? "; there are \(NameList.of(known, conjunction: "and"))" : hint
            findings.error(at: node.location, "unknown matcher '!\(tag)'\(choices)")
            return nil
        }
        return definition.read(node, &self).map { Expected(.matcher($0), at: node.location) }
    }

    private mutating func readUntagged(_ node: Node) -> Expected? {
        switch node.content {
        case .mapping(let mapping):
            for member in mapping.members
            where member.name.utf8.first == UInt8(ascii: "!") && member.name.utf8.count > 1 {
                findings.error(
                    at: member.nameLocation,
                    "'\(member.name)' stands beside other members; a matcher stands alone, and an object with a member "
                        + "of this name under '!open' or '!strict'")
            }
            return readObject(mapping, isStrict: context.isStrict, at: node.location)
        case .sequence(let elements):
            return Expected(.list(elements.compactMap { read($0) }), at: node.location)
        default:
            let template = Template(node, vocabulary: context.vocabulary, findings: &findings)
            hasExpressions = hasExpressions || !template.isConstant
            return Expected(.value(template, source: node.string ?? "\(node.json)"), at: node.location)
        }
    }

    mutating func readObject(_ mapping: Mapping, isStrict: Bool, at location: SourceLocation) -> Expected {
        let members = mapping.members.compactMap { member in
            read(member.value).map { Expected.Member(name: member.name, value: $0) }
        }
        return Expected(.object(members, isStrict: isStrict), at: location)
    }
}
