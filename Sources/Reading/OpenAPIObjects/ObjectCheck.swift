internal import Diagnostics
internal import Documents

/// Checks one object against its row: unknown, misplaced and missing keys, and values of the wrong kind.
struct ObjectCheck {
    /// The keys to ignore.
    private(set) var rejected: Set<String> = []
    private let kind: ObjectKind
    private let row: ObjectRow
    private let mapping: Mapping
    private let version: OpenAPIVersion
    private let location: SourceLocation

    init(
        _ kind: ObjectKind, _ row: ObjectRow, _ mapping: Mapping, _ version: OpenAPIVersion,
        at location: SourceLocation
    ) {
        self.kind = kind
        self.row = row
        self.mapping = mapping
        self.version = version
        self.location = location
    }

    mutating func run(_ findings: inout Findings) {
        for key in row.keys(in: version) where key.presence == .required {
            guard mapping[key.name] == nil, isMet(key.condition) == true else { continue }
            findings.error(at: location, "\(kind.name) has no '\(key.name)'", loss: kind.loss(without: key.name))
        }
        checkCompany(&findings)
        for member in mapping.members {
            guard let key = row.key(member.name, in: version) else {
                checkOther(member, &findings)
                continue
            }
            if isMet(key.condition) == false {
                reject(member, misplaced(key), "it is ignored", &findings)
            } else {
                check(member.value, key.value, of: member.name, &findings)
            }
        }
    }

    /// Checks the keys that the row says something about together.
    private func checkCompany(_ findings: inout Findings) {
        for names in row.exclusive {
            let found = names.compactMap { mapping.member($0) }
            guard found.count > 1 else { continue }
            findings.error(
                at: found[1].nameLocation,
                "expected \(NameList.of(names)) in \(kind.name), found \(found.count == 2 ? "both" : "several")",
                loss: "nothing depends on it")
        }
        if let (names, first) = row.alternatives, version >= first, !names.contains(where: { mapping[$0] != nil }) {
            findings.error(
                at: location, "expected \(NameList.of(names)) in \(kind.name), found none", loss: "it describes nothing"
            )
        }
        if row.needsMembers, !mapping.members.contains(where: { !$0.name.hasPrefix("x-") }) {
            findings.error(
                at: location, "expected at least one member in \(kind.name), found none", loss: "it describes nothing")
        }
    }

    private mutating func checkOther(_ member: Mapping.Member, _ findings: inout Findings) {
        if row.isExtensible, member.name.hasPrefix("x-") { return }
        if let value = row.others {
            check(member.value, value, of: member.name, &findings)
            return
        }
        if let versions = row.versions(of: member.name).first {
            let when =
                version < versions.lowerBound
                ? "it came with \(versions.lowerBound.rawValue)" : "it went with \(versions.upperBound.rawValue)"
            let message = "'\(member.name)' means nothing in \(kind.name) of OpenAPI \(version.rawValue); \(when)"
            reject(member, message, "it is ignored", &findings)
            return
        }
        let names = row.keys(in: version).map(\.name)
        let hint = NearestName.suggestion(for: member.name, in: names)
        let choices = hint.isEmpty ? "; \(kind.name) has \(NameList.of(names))" : hint
        reject(member, "unknown key '\(member.name)' in \(kind.name)\(choices)", "it is ignored", &findings)
    }

    private mutating func reject(
        _ member: Mapping.Member, _ message: String, _ loss: String, _ findings: inout Findings
    ) {
        rejected.insert(member.name)
        findings.error(at: member.nameLocation, message, loss: loss)
    }

    /// Whether the other key has one of the required values.
    ///
    /// Nil if its value is not valid at all, for which there is another finding.
    private func isMet(_ condition: (key: String, values: [String])?) -> Bool? {
        guard let condition else { return true }
        guard case .choice(let choices)? = row.key(condition.key, in: version)?.value,
            let value = mapping[condition.key]?.string, choices.contains(value)
        else { return nil }
        return condition.values.contains(value)
    }

    private func misplaced(_ key: ObjectKey) -> String {
        let condition = key.condition.map { "'\($0.key)' is \(NameList.of($0.values))" } ?? ""
        return "'\(key.name)' means nothing here; it is for a \(kind.name) whose \(condition)"
    }

    /// Rejects `name` if its value is of the wrong kind.
    private mutating func check(
        _ node: Node, _ value: ObjectKey.Value, of name: String, _ findings: inout Findings
    ) {
        guard let problem = problem(node, value, name) else { return }
        rejected.insert(name)
        findings.error(at: problem.node.location, problem.message, loss: "'\(name)' is ignored")
    }

    private func problem(_ node: Node, _ value: ObjectKey.Value, _ name: String) -> (node: Node, message: String)? {
        func expected(_ kind: String, _ wrong: Node? = nil) -> (Node, String) {
            (wrong ?? node, "expected \(kind) for '\(name)', found \((wrong ?? node).foundDescription)")
        }
        switch value {
        // An object is checked against its own row when it is read.
        case .any, .object: return nil
        case .string, .reference: return node.string == nil ? expected("a string") : nil
        case .bool:
            if case .bool = node.content { return nil }
            return expected("true or false")
        case .choice(let choices):
            guard let text = node.string else { return expected("a string") }
            if choices.contains(text) { return nil }
            let hint = NearestName.suggestion(for: text, in: choices)
            return (node, "unknown \(name) '\(text)'\(hint.isEmpty ? "; expected \(NameList.of(choices))" : hint)")
        case .strings:
            guard let elements = node.sequence else { return expected("a list") }
            return elements.first { $0.string == nil }.map { expected("strings", $0) }
        case .scalar: return node.scalarText == nil ? expected("a string") : nil
        case .someScalars where node.sequence?.isEmpty == true: return expected("at least one string")
        case .scalars, .someScalars:
            guard let elements = node.sequence else { return expected("a list") }
            return elements.first { $0.scalarText == nil }.map { expected("strings", $0) }
        case .list: return node.sequence == nil ? expected("a list") : nil
        case .map, .anyMap: return node.mapping == nil ? expected("a mapping") : nil
        case .stringMap, .schemaNames:
            guard let members = node.mapping?.members else { return expected("a mapping") }
            return members.first { $0.value.string == nil }.map { expected("strings", $0.value) }
        }
    }
}

extension ObjectKind {
    /// The loss when an object lacks the required key `key`.
    fileprivate func loss(without key: String) -> String {
        switch self {
        case .document where key == "info": "the file's name stands for its title"
        case .serverVariable: "its 'enum' is taken"
        case .requestBody: "any body is taken"
        case .discriminator: "it has no effect"
        case .securityScheme: "no request is held to it"
        case .parameter, .server: "the \(name) is ignored"
        default: "nothing depends on it"
        }
    }
}
