internal import Contract
internal import Diagnostics
internal import Documents
internal import Expressions
internal import JSONModel
internal import RegularExpressions
internal import SchemaValidation

/// Matchers: the tag by the table, the argument by its kind.
extension ScenarioReader {
    mutating func readMatcher(_ tag: String, _ node: Node) -> Expected? {
        guard let definition = MatcherDefinition.named(tag) else {
            let known = MatcherDefinition.all.map { "!\($0.name)" }
            let hint = NearestName.suggestion(for: "!\(tag)", in: known)
            let choices = hint.isEmpty ? "; there are \(NameList.of(known, conjunction: "and"))" : hint
            findings.error(at: node.location, "unknown matcher '!\(tag)'\(choices)")
            return nil
        }
        guard let argument = readArgument(of: definition, node) else { return nil }
        let matcher = Matcher(definition: definition, argument: argument)
        return Expected(rule: .matcher(matcher), location: node.location)
    }

    private mutating func readArgument(of definition: MatcherDefinition, _ node: Node) -> MatcherArgument? {
        switch definition.argument {
        case .none: return readNothing(definition, node)
        case .pattern: return readPattern(definition, node)
        case .count: return readCount(definition, node)
        case .range: return readRange(definition, node)
        case .expectation: return readSingle(definition, node)
        case .list: return readList(definition, node)
        case .oneOrList: return node.sequence == nil ? readSingle(definition, node) : readList(definition, node)
        case .format: return readFormat(definition, node)
        case .schema: return readSchema(definition, node)
        case .strictMapping: return readMapping(definition, node, isStrict: true)
        case .openMapping: return readMapping(definition, node, isStrict: false)
        case .statusClass: return nil
        }
    }

    private mutating func readNothing(_ definition: MatcherDefinition, _ node: Node) -> MatcherArgument? {
        if node.isNull || node.string == "" { return MatcherArgument.none }
        findings.error(at: node.location, "'!\(definition.name)' takes no argument, found \(node.foundDescription)")
        return nil
    }

    private mutating func readPattern(_ definition: MatcherDefinition, _ node: Node) -> MatcherArgument? {
        guard let pattern = node.string else { return wrong(definition, node, "a regular expression") }
        do throws(RegularExpressionError) {
            return .pattern(try RegularExpression(pattern))
        } catch {
            findings.error(at: node.location, "'\(pattern)' is no regular expression: \(error)")
            return nil
        }
    }

    private mutating func readCount(_ definition: MatcherDefinition, _ node: Node) -> MatcherArgument? {
        guard case .number(let number) = node.content, let count = number.int64, count >= 0 else {
            return wrong(definition, node, "a length such as 5")
        }
        return .count(Int(count))
    }

    private mutating func readRange(_ definition: MatcherDefinition, _ node: Node) -> MatcherArgument? {
        let bounds = (node.sequence ?? []).compactMap { bound -> JSONNumber?? in
            switch bound.content {
            case .null: .some(nil)
            case .number(let number): number
            default: nil
            }
        }
        guard node.sequence?.count == 2, bounds.count == 2 else {
            return wrong(definition, node, "two numbers such as [1, 10], null for no bound")
        }
        if let lower = bounds[0], let upper = bounds[1], upper < lower {
            return wrong(definition, node, "the lower bound first", found: "[\(lower), \(upper)]")
        }
        return .range(lower: bounds[0], upper: bounds[1])
    }

    /// One expectation: the value itself, or the only element of a list.
    private mutating func readSingle(_ definition: MatcherDefinition, _ node: Node) -> MatcherArgument? {
        if node.isNull || node.string == "" {
            return wrong(definition, node, "a value, or a matcher in brackets such as [!string]", found: "nothing")
        }
        guard let elements = node.sequence else {
            return readUntagged(untagged(node)).map { .expectations([$0]) }
        }
        guard elements.count == 1 else {
            return wrong(
                definition, node, "one value or matcher in brackets such as [!string]",
                found: "\(elements.count) elements")
        }
        return readExpected(elements[0]).map { .expectations([$0]) }
    }

    private mutating func readList(_ definition: MatcherDefinition, _ node: Node) -> MatcherArgument? {
        guard let elements = node.sequence, !elements.isEmpty else {
            return wrong(definition, node, "a list of one or more values or matchers")
        }
        let expectations = elements.compactMap { readExpected($0) }
        return expectations.count == elements.count ? .expectations(expectations) : nil
    }

    private mutating func readMapping(
        _ definition: MatcherDefinition, _ node: Node, isStrict: Bool
    ) -> MatcherArgument? {
        guard node.mapping != nil else { return wrong(definition, node, "the members of an object") }
        return readUntagged(untagged(node), isStrict: isStrict).map { .expectations([$0]) }
    }

    private mutating func readFormat(_ definition: MatcherDefinition, _ node: Node) -> MatcherArgument? {
        guard let name = node.string, !name.isEmpty else {
            return wrong(definition, node, "the name of a format such as ipv4")
        }
        // Because a number has no format that a matcher does not have as a range, formats are those of texts.
        let known = FormatTable.textNames
        if known.contains(name) { return .format(StringFormat(name)) }
        let hint = NamesKnown.hint(for: name, in: known, prefix: "; there are ")
        findings.error(at: node.location, "unknown format '\(name)'\(hint)")
        return nil
    }

    private mutating func readSchema(_ definition: MatcherDefinition, _ node: Node) -> MatcherArgument? {
        switch node.content {
        case .mapping, .bool: break
        default: return wrong(definition, node, "a schema, such as {type: object}")
        }
        let schema = contract?.schemas.schema(node, path: path, files: library.files, findings: &findings)
        return schema.map { .schema($0) }
    }

    private mutating func wrong(
        _ definition: MatcherDefinition, _ node: Node, _ expected: String, found: String? = nil
    ) -> MatcherArgument? {
        let found = found ?? node.foundDescription
        findings.error(at: node.location, "'!\(definition.name)' takes \(expected), found \(found)")
        return nil
    }
}
