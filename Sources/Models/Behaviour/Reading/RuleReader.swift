internal import Contract
package import Diagnostics
package import Documents
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Matching

/// Reads one rule, wherever it is written: conditions, effects and the answer.
package struct RuleReader {
    let context: RuleContext
    var findings = Findings()
    /// The names that the rule has bound so far.
    var names = BoundNames()

    /// The rule in `node`, with the conditions that have no errors; nil, with findings, if there is no answer in it.
    package static func read(_ node: Node, in context: RuleContext, findings: inout Findings) -> Rule? {
        var reader = RuleReader(context: context)
        let rule = reader.readRule(node)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        return rule
    }

    /// The rules in a list, or a single one.
    package static func readAll(_ node: Node, in context: RuleContext, findings: inout Findings)
        -> [Rule]
    {
        if node.mapping != nil {
            return read(node, in: context, findings: &findings).map { [$0] } ?? []
        }
        return (node.requireSequence("rules", &findings) ?? []).compactMap {
            read($0, in: context, findings: &findings)
        }
    }

    private mutating func readRule(_ node: Node) -> Rule? {
        guard var reader = MappingReader(node, as: "rule", findings: &findings) else { return nil }
        let request = reader.optional("request")
        let (find, unless, when) = (
            reader.optional("find"), reader.optional("unless"), reader.optional("when")
        )
        let then = reader.required("then", &findings)
        reader.finish(&findings)
        // Earlier conditions are evaluated first, so they can use fewer names.
        let conditions =
            [request].compactMap { $0.flatMap { readRequest($0) } }
            + Self.listed(find).compactMap { readFind($0) }
            + Self.listed(unless).compactMap { readUnless($0) }
            + Self.listed(when).compactMap { readWhen($0) }
        guard let then, let outcome = readOutcome(then) else { return nil }
        return Rule(
            conditions: conditions, effects: outcome.effects, answer: outcome.answer,
            location: node.location, isWhole: !findings.hasErrors)
    }

    /// One node, or the elements of a list.
    static func listed(_ node: Node?) -> [Node] { node.map { $0.sequence ?? [$0] } ?? [] }

    var vocabulary: ReferenceVocabulary {
        BehaviourVocabulary.rule(names: names.all, isRefusal: context.isRefusal)
    }

    private mutating func readRequest(_ node: Node) -> Rule.Condition? {
        let (contract, files) = (context.contract, context.files)
        let reading = ExpectedReader.Context(vocabulary: vocabulary) { node, findings in
            guard let contract else {
                findings.error(
                    at: node.location, "'!schema' needs the contract of an API, and this rule has none")
                return nil
            }
            return contract.schemas.schema(
                node, path: node.location.file, files: files, findings: &findings)
        }
        return RequestExpectation.read(node, in: reading, findings: &findings).map(
            Rule.Condition.request)
    }

    private mutating func readWhen(_ node: Node) -> Rule.Condition? {
        Expression(node, as: "when", vocabulary: vocabulary, findings: &findings).map(
            Rule.Condition.when)
    }

    private mutating func readFind(_ node: Node) -> Rule.Condition? {
        guard let lookup = readLookup(node) else { return nil }
        names.bind(lookup.name, isList: lookup.isForAll)
        return .find(lookup)
    }

    private mutating func readUnless(_ node: Node) -> Rule.Condition? {
        guard let lookup = readLookup(node) else { return nil }
        if lookup.isForAll {
            findings.error(
                at: node.location, "'all' has no meaning in 'unless', which holds when nothing is found")
        }
        return .unless(lookup)
    }

    private mutating func readLookup(_ node: Node) -> Lookup? {
        guard var reader = MappingReader(node, as: "lookup", findings: &findings) else { return nil }
        let inNode = reader.required("in", &findings)
        let collection = inNode.flatMap { context.collection($0, &findings) }
        let name = reader.optional("as")?.requireString("as", &findings) ?? "resource"
        let isForAll = reader.optional("all")?.requireBool("all", &findings) ?? false
        let whereNode = reader.required("where", &findings)
        reader.finish(&findings)
        guard let collection, let members = whereNode?.requireMapping("where", &findings)?.members
        else { return nil }
        let start = (inNode?.string ?? "") + (name == "resource" ? "" : " as \(name)")
        let pairs = members.map { "\($0.name): \(Self.text(ofCriterion: $0.value.tagged))" }.joined(
            separator: ", ")
        return Lookup(
            collection: collection, name: name, isForAll: isForAll,
            criteria: members.map { readCriterion($0) },
            text: pairs.isEmpty ? start : "\(start) where \(pairs)")
    }

    /// A criterion as written in the file, on one line.
    private static func text(ofCriterion node: Node) -> String {
        (node.tag.map { "!\($0) " } ?? "") + (node.string ?? node.json.description)
    }

    private mutating func readCriterion(_ member: Mapping.Member) -> Lookup.Criterion {
        let node = member.value.tagged
        // These two tags belong to the lookup; the template reports any other.
        let value = ["optional", "not"].contains(node.tag) ? node.withoutTag : node
        return Lookup.Criterion(
            member: MemberName(member.name),
            value: Template(value, vocabulary: vocabulary, findings: &findings),
            isOptional: node.tag == "optional", isExcluded: node.tag == "not")
    }
}
