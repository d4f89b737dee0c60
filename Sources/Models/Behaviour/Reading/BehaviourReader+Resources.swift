internal import Contract
internal import Diagnostics
internal import Documents
internal import JSONModel
internal import Moments

/// Credentials and resource collections.
extension BehaviourReader {
    mutating func readCredentials(_ node: Node) {
        for member in node.requireMapping("credentials", &findings)?.members ?? [] {
            guard contract.securitySchemes[member.name] != nil else {
                let names = contract.securitySchemes.keys.sorted()
                let hint = NearestName.suggestion(for: member.name, in: names)
                let known =
                    hint.isEmpty ? "; it has \(names.isEmpty ? "none" : NameList.of(names, conjunction: "and"))" : hint
                findings.error(at: member.nameLocation, "the contract has no security scheme '\(member.name)'\(known)")
                continue
            }
            behaviour.credentials[member.name] = readCredentialSet(member.value)
        }
    }

    private mutating func readCredentialSet(_ node: Node) -> CredentialSet? {
        guard var reader = MappingReader(node, as: "credentials", findings: &findings) else { return nil }
        let checkNode = reader.optional("check")
        let check: CredentialSet.Check? = checkNode.map { $0.requireChoice("check", &findings) } ?? .token
        let prefix = reader.optional("prefix")?.requireString("prefix", &findings) ?? ""
        let window = reader.optional("window-minutes")?.requireInteger("window-minutes", in: 1...1440, &findings) ?? 20
        let note = reader.optional("note")?.requireString("note", &findings)
        let known = reader.required("known", &findings)?.requireSequence("known", &findings) ?? []
        let issuedNode = reader.optional("issued")
        let issued = issuedNode.flatMap { readIssued($0) }
        reader.finish(&findings)
        guard let check else { return nil }
        if let issuedNode, check != .token {
            findings.error(
                at: issuedNode.location, "check '\(check.rawValue)' has no issued credentials; only 'token' has")
        }
        let entries = known.compactMap { readCredential($0, check) }
        return CredentialSet(
            check: check, prefix: prefix, windowMinutes: window, entries: entries, issued: issued, note: note)
    }

    private mutating func readIssued(_ node: Node) -> CredentialSet.Issued? {
        guard var reader = MappingReader(node, as: "issued", findings: &findings) else { return nil }
        let collection = reader.required("in", &findings).flatMap { behaviour.collections.place(named: $0, &findings) }
        let member = reader.required("member", &findings)?.requireString("member", &findings)
        let expires = reader.optional("expires")?.requireString("expires", &findings)
        let scopes = reader.optional("scopes")?.requireString("scopes", &findings)
        reader.finish(&findings)
        guard let collection, let member else { return nil }
        // Because each request looks up its credential there.
        behaviour.collections[collection] = behaviour.collections[collection].indexed(by: member)
        return CredentialSet.Issued(collection: collection, member: member, expires: expires, scopes: scopes)
    }

    private mutating func readCredential(_ node: Node, _ check: CredentialSet.Check) -> CredentialSet.Entry? {
        guard let mapping = node.requireMapping("credential", &findings) else { return nil }
        for name in check.requiredMembers {
            guard let value = mapping[name] else {
                findings.error(at: node.location, "credential has no '\(name)', which check '\(check.rawValue)' needs")
                return nil
            }
            guard value.string != nil else {
                // Because the value may be a secret, the finding does not show it.
                findings.error(
                    at: value.location,
                    "expected a string for '\(name)', found \(value.kindDescription); put it in quotes")
                return nil
            }
        }
        if let node = mapping["expires"] { checkMoment(node) }
        guard case .object(let members) = node.json else { return nil }
        return CredentialSet.Entry(members: members, check: check, location: node.location)
    }

    private mutating func checkMoment(_ node: Node) {
        guard let text = node.requireString("expires", &findings), Timestamp(rfc3339: text) == nil else { return }
        findings.error(
            at: node.location,
            "expected a date and time such as '2025-01-01T00:00:00Z' for 'expires', found '\(text)'")
    }

    mutating func readCollections(_ node: Node) {
        for member in node.requireMapping("resources", &findings)?.members ?? [] {
            if let collection = readCollection(member) { behaviour.collections.append(collection) }
        }
    }

    private mutating func readCollection(_ member: Mapping.Member) -> ResourceCollection? {
        guard var reader = MappingReader(member.value, as: "resource", findings: &findings) else { return nil }
        let key = reader.required("key", &findings)?.requireString("key", &findings)
        let indexes = readNames("indexes", of: &reader)
        let limitNode = reader.optional("limit")
        let limit =
            limitNode.map { $0.requireInteger("limit", in: 1...10_000_000, &findings) }
            ?? ResourceCollection.defaultLimit
        let lifecycle = reader.optional("lifecycle").flatMap { readLifecycle($0) }
        let secret = readNames("secret", of: &reader)
        let seedNodes = reader.optional("seed")?.requireSequence("seed", &findings) ?? []
        reader.finish(&findings)
        guard let key, let limit else { return nil }
        let seed = seedNodes.compactMap { readSeed($0, key: key) }
        return ResourceCollection(
            name: member.name, key: key, indexes: indexes, limit: limit, lifecycle: lifecycle, secret: secret,
            seed: seed, location: member.nameLocation)
    }

    private mutating func readNames(_ key: String, of reader: inout MappingReader) -> [String] {
        let nodes = reader.optional(key)?.requireSequence(key, &findings) ?? []
        return nodes.compactMap { $0.requireString(key, &findings) }
    }

    private mutating func readSeed(_ node: Node, key: String) -> JSONObject? {
        guard node.requireMapping("seed", &findings) != nil, case .object(let object) = node.json else { return nil }
        if object[key] != nil { return object }
        findings.error(at: node.location, "seed has no '\(key)', the collection's key")
        return nil
    }

    private mutating func readLifecycle(_ node: Node) -> Lifecycle? {
        guard var reader = MappingReader(node, as: "lifecycle", findings: &findings) else { return nil }
        let member = reader.required("member", &findings)?.requireString("member", &findings)
        let initial = reader.required("initial", &findings)?.requireString("initial", &findings)
        let table = reader.required("transitions", &findings)?.requireMapping("transitions", &findings)?.members ?? []
        reader.finish(&findings)
        let transitions = table.map { entry in
            let targets = entry.value.requireSequence(entry.name, &findings) ?? []
            return (from: entry.name, to: targets.compactMap { $0.requireString("state", &findings) })
        }
        guard let member, let initial else { return nil }
        let lifecycle = Lifecycle(member: member, initial: initial, transitions: transitions)
        reportUnreachable(lifecycle, table)
        return lifecycle
    }

    private mutating func reportUnreachable(_ lifecycle: Lifecycle, _ table: [Mapping.Member]) {
        let reachable = [lifecycle.initial] + lifecycle.transitions.flatMap(\.to)
        for entry in table where !reachable.contains(entry.name) {
            let hint = NearestName.suggestion(for: entry.name, in: reachable)
            findings.error(at: entry.nameLocation, "no transition leads to state '\(entry.name)'\(hint)")
        }
    }
}
