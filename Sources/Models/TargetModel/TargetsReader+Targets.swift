internal import Behaviour
internal import Diagnostics
internal import Documents
internal import Expressions
internal import HTTPModel
internal import JSONModel

/// Targets: one mapping each.
extension TargetsReader {
    mutating func readTarget(_ member: Mapping.Member) -> TargetDefinition? {
        checkName(member)
        guard var reader = MappingReader(member.value, as: "target", findings: &findings) else { return nil }
        let urls = reader.required(TargetKey.url.rawValue, &findings).flatMap { readURLs($0) }
        let kind: TargetDefinition.Kind? = reader.optional(TargetKey.kind)?.requireChoice("kind", &findings)
        let credentials = readCredentials(reader.optional(TargetKey.credentials))
        let headers = readHeaders(reader.optional(TargetKey.headers))
        let adminToken = readText(reader.optional(TargetKey.adminToken), TargetKey.adminToken.rawValue)
        let caFile = readText(reader.optional(TargetKey.ca), TargetKey.ca.rawValue)
        let certificate = reader.optional(TargetKey.clientCertificate)
        let key = reader.optional(TargetKey.key)
        let password = reader.optional(TargetKey.keyPassword)
        if certificate == nil, let lonely = key ?? password {
            findings.error(
                at: lonely.location, "'key' and 'key-password' go with 'client-certificate', which is not there")
        }
        let proxy = readText(reader.optional(TargetKey.proxy), TargetKey.proxy.rawValue)
        let timeout = reader.optional(TargetKey.timeout).flatMap { readDuration($0, longerThanZero: "timeout") }
        let interval = reader.optional(TargetKey.rateLimit).flatMap { readRate($0) }
        let waitLimit = reader.optional(TargetKey.waitLimit).flatMap { DurationText.read($0, &findings) }
        let jobs = reader.optional(TargetKey.jobs).flatMap {
            $0.requireInteger(TargetKey.jobs.rawValue, in: ResolvedTarget.possibleJobs, &findings)
        }
        let volatile = readVolatile(reader.optional(TargetKey.volatile))
        reader.finish(&findings)
        return urls.map { urls in
            TargetDefinition(
                name: member.name, location: member.nameLocation, urls: urls, kind: kind, credentials: credentials,
                headers: headers, adminToken: adminToken, caFile: caFile,
                clientCertificate: readText(certificate, TargetKey.clientCertificate.rawValue),
                clientKey: readText(key, TargetKey.key.rawValue),
                keyPassword: readText(password, TargetKey.keyPassword.rawValue), proxy: proxy, timeout: timeout,
                interval: interval, waitLimit: waitLimit, jobs: jobs, volatile: volatile)
        }
    }

    /// Reports a name that means something else on the command line, such as a URL.
    private mutating func checkName(_ member: Mapping.Member) {
        if member.name == "mock" {
            findings.error(
                at: member.nameLocation, "the name 'mock' stands for a mock of the program's own; choose another")
        } else if member.name.isEmpty || member.name.contains("://") || member.name.contains(where: \.isWhitespace) {
            findings.error(
                at: member.nameLocation, "expected a name without spaces that is no URL, found '\(member.name)'")
        }
    }

    private mutating func readURLs(_ node: Node) -> TargetDefinition.URLs? {
        guard let mapping = node.mapping else {
            guard node.string != nil else {
                findings.error(
                    at: node.location, "expected a URL, or one for each API, for 'url', found \(node.foundDescription)")
                return nil
            }
            return readText(node, TargetKey.url.rawValue).map { .one($0) }
        }
        if mapping.members.isEmpty {
            findings.error(at: node.location, "expected a URL for at least one API, found none")
        }
        return .each(readTexts(mapping))
    }

    private mutating func readCredentials(_ node: Node?) -> [TargetDefinition.Credential] {
        (node?.requireMapping(TargetKey.credentials.rawValue, &findings)?.members ?? []).compactMap { api in
            guard let members = api.value.requireMapping(api.name, &findings) else { return nil }
            return TargetDefinition.Credential(
                api: api.name, location: api.nameLocation, members: readTexts(members))
        }
    }

    private mutating func readHeaders(_ node: Node?) -> [TargetDefinition.NamedText] {
        guard let mapping = node?.requireMapping(TargetKey.headers.rawValue, &findings) else { return [] }
        for member in mapping.members where !HeaderText.isToken(member.name[...]) {
            findings.error(at: member.nameLocation, "'\(member.name)' is no name of a header field")
        }
        return readTexts(mapping)
    }

    private mutating func readTexts(_ mapping: Mapping) -> [TargetDefinition.NamedText] {
        mapping.members.compactMap { member in
            readText(member.value, member.name).map { TargetDefinition.NamedText(name: member.name, text: $0) }
        }
    }

    private mutating func readText(_ node: Node?, _ what: String) -> TargetDefinition.Text? {
        guard let node, node.requireString(what, &findings) != nil else { return nil }
        let template = Template(node, vocabulary: TargetVocabulary.all, findings: &findings)
        for reference in template.references where reference.names.count != 1 {
            findings.error(at: node.location, "expected one name after '$\(reference.root)', found '\(reference.text)'")
        }
        return TargetDefinition.Text(template: template, location: node.location)
    }

    private mutating func readDuration(_ node: Node, longerThanZero what: String) -> Duration? {
        let duration = DurationText.read(node, &findings)
        if duration == .zero {
            findings.error(at: node.location, "expected a length of time longer than none for '\(what)', found '0'")
        }
        return duration
    }

    /// The time between requests: 100 ms for `10/s`.
    private mutating func readRate(_ node: Node) -> Duration? {
        let parts = (node.string ?? "").split(separator: "/", omittingEmptySubsequences: false)
        let units: [Substring: Duration] = ["s": .seconds(1), "min": .seconds(60), "h": .seconds(3600)]
        if parts.count == 2, let count = Int(parts[0]), (1...1_000_000).contains(count), let unit = units[parts[1]] {
            return unit / count
        }
        let found = node.string.map { "'\($0)'" } ?? node.foundDescription
        findings.error(
            at: node.location, "expected a number of requests such as '10/s', '600/min' or '3600/h', found \(found)")
        return nil
    }
}

extension Reference {
    var root: String { source.root ?? "" }

    /// The names after the root: the members, then those of the pointer.
    var names: [String] {
        guard case .named(_, let path) = source else { return [] }
        return path + (pointer?.tokens ?? [])
    }
}
