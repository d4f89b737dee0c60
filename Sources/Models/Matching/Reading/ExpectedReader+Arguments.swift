internal import Diagnostics
internal import Documents
internal import JSONModel
internal import RegularExpressions
internal import SchemaValidation

/// Reads the argument of a matcher by its kind; nil, with a finding, if it has another kind.
extension ExpectedReader {
    mutating func readNothing(for name: String, _ node: Node) -> Bool {
        if node.isNull || node.string == "" { return true }
        findings.error(at: node.location, "'!\(name)' takes no argument, found \(node.foundDescription)")
        return false
    }

    mutating func readPattern(for name: String, _ node: Node) -> RegularExpression? {
        guard let pattern = node.string else { return wrong(name, node, "a regular expression") }
        do throws(RegularExpressionError) {
            return try RegularExpression(pattern)
        } catch {
            findings.error(at: node.location, "'\(pattern)' is no regular expression: \(error)")
            return nil
        }
    }

    mutating func readCount(for name: String, _ node: Node) -> Int? {
        guard case .number(let number) = node.content, let count = number.int64, count >= 0 else {
            return wrong(name, node, "a length such as 5")
        }
        return Int(count)
    }

    mutating func readRange(for name: String, _ node: Node) -> (lower: JSONNumber?, upper: JSONNumber?)? {
        let bounds = (node.sequence ?? []).compactMap { bound -> JSONNumber?? in
            switch bound.content {
            case .null: .some(nil)
            case .number(let number): number
            default: nil
            }
        }
        guard node.sequence?.count == 2, bounds.count == 2 else {
            return wrong(name, node, "two numbers such as [1, 10], null for no bound")
        }
        if let lower = bounds[0], let upper = bounds[1], upper < lower {
            return wrong(name, node, "the lower bound first", found: "[\(lower), \(upper)]")
        }
        return (bounds[0], bounds[1])
    }

    /// One expectation: the value itself, or the only element of a list.
    mutating func readSingle(for name: String, _ node: Node) -> Expected? {
        if node.isNull || node.string == "" {
            return wrong(name, node, "a value, or a matcher in brackets such as [!string]", found: "nothing")
        }
        guard let elements = node.sequence else { return read(node.withoutTag) }
        guard elements.count == 1 else {
            return wrong(
                name, node, "one value or matcher in brackets such as [!string]", found: "\(elements.count) elements")
        }
        return read(elements[0])
    }

    mutating func readList(for name: String, _ node: Node) -> [Expected]? {
        guard let elements = node.sequence, !elements.isEmpty else {
            return wrong(name, node, "a list of one or more values or matchers")
        }
        let expectations = elements.compactMap { read($0) }
        return expectations.count == elements.count ? expectations : nil
    }

    mutating func readOneOrList(for name: String, _ node: Node) -> [Expected]? {
        node.sequence == nil ? readSingle(for: name, node).map { [$0] } : readList(for: name, node)
    }

    /// The members of an object; their names are not read as matchers.
    mutating func readMapping(for name: String, _ node: Node, isStrict: Bool) -> Expected? {
        guard let mapping = node.mapping else { return wrong(name, node, "the members of an object") }
        return readObject(mapping, isStrict: isStrict, at: node.location)
    }

    mutating func readFormat(for matcher: String, _ node: Node) -> StringFormat? {
        guard let name = node.string, !name.isEmpty else {
            return wrong(matcher, node, "the name of a format such as ipv4")
        }
        // Only formats of texts: `!range` does what a number's format could.
        let known = FormatTable.textNames
        if known.contains(name) { return StringFormat(name) }
        let suggestion = NearestName.suggestion(for: name, in: known)
        let hint = suggestion.isEmpty ? "; there are \(NameList.of(known, conjunction: "and"))" : suggestion
        findings.error(at: node.location, "unknown format '\(name)'\(hint)")
        return nil
    }

    mutating func readSchema(for name: String, _ node: Node) -> Schema? {
        switch node.content {
        case .mapping, .bool: return context.readSchema(node, &findings)
        default: return wrong(name, node, "a schema, such as {type: object}")
        }
    }

    private mutating func wrong<Argument>(
        _ name: String, _ node: Node, _ expected: String, found: String? = nil
    ) -> Argument? {
        let found = found ?? node.foundDescription
        findings.error(at: node.location, "'!\(name)' takes \(expected), found \(found)")
        return nil
    }
}
