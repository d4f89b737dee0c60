package import Diagnostics
internal import Expressions
internal import HTTPModel
internal import JSONModel

extension TargetDefinition {
    /// The target with the values of its expressions; nil, with findings, when an expression has none.
    ///
    /// All values from the secrets file are secret. Values from the environment are secret in `credentials`, `headers`,
    /// `admin-token` and `key-password`; a URL or a file name from the environment is not.
    package func resolved(
        in file: TargetsFile, environment: (String) -> String?, secrets: SecretsFile?, findings: inout Findings
    ) -> ResolvedTarget? {
        var known: [String: [String: String]] = [TargetVocabulary.secret: secrets?.texts ?? [:]]
        var failures = Findings()
        for text in texts {
            for reference in text.template.references where reference.root == TargetVocabulary.environment {
                guard let name = reference.names.first else { continue }
                known[TargetVocabulary.environment, default: [:]][name] = environment(name)
            }
            for reference in text.template.references {
                let reason = Self.reason(reference, known, secrets?.path ?? file.secretsPath)
                if let reason { failures.error(at: text.location, reason) }
            }
        }
        for finding in failures.diagnostics { findings.add(finding) }
        guard !failures.hasErrors else { return nil }
        let scope = TargetScope(known: known)
        guard let urls = resolvedURLs(scope, &findings) else { return nil }
        return resolved(in: file, scope, urls)
    }

    private func resolved(in file: TargetsFile, _ scope: TargetScope, _ urls: ResolvedTarget.URLs) -> ResolvedTarget {
        func path(_ text: Text?) -> String? { text.map { scope.text($0).relative(toFolderOf: file.path) } }
        let taken = headers.filter { !$0.text.template.references.isEmpty }
        return ResolvedTarget(
            name: name, urls: urls, kind: kind,
            credentials: credentials.map { credential in
                ResolvedTarget.Credential(
                    api: credential.api, location: credential.location, members: credential.members.map(scope.named))
            },
            headers: headers.map { HTTPFields.Field(name: $0.name, value: scope.text($0.text)) },
            adminToken: adminToken.map(scope.text),
            caFile: path(caFile), clientCertificate: path(clientCertificate), clientKey: path(clientKey),
            keyPassword: keyPassword.map(scope.text), proxy: proxy.map(scope.text), timeout: timeout,
            interval: interval, waitLimit: waitLimit ?? ResolvedTarget.usualWaitLimit,
            jobs: jobs, volatile: file.volatile + volatile, secretHeaders: taken.map(\.name), secrets: secrets(scope))
    }

    private static func reason(
        _ reference: Reference, _ known: [String: [String: String]], _ secretsPath: String
    ) -> String? {
        guard let name = reference.names.first else { return nil }
        let value = known[reference.root]?[name]
        if reference.root == TargetVocabulary.environment {
            if value == nil { return "the environment variable '\(name)' is not set" }
            return value == "" ? "the environment variable '\(name)' is empty" : nil
        }
        guard value == nil else { return nil }
        let hint = NearestName.suggestion(for: name, in: known[reference.root]?.keys.sorted() ?? [])
        return "no secret is called '\(name)' in '\(secretsPath)'\(hint)"
    }

    private func resolvedURLs(_ scope: TargetScope, _ findings: inout Findings) -> ResolvedTarget.URLs? {
        switch urls {
        case .one(let text): return resolvedURL(text, scope, &findings).map { .one($0) }
        case .each(let named):
            let urls = named.compactMap { member in
                resolvedURL(member.text, scope, &findings).map {
                    ResolvedTarget.Named(name: member.name, value: $0, location: member.text.location)
                }
            }
            return urls.count == named.count ? .each(urls) : nil
        }
    }

    private func resolvedURL(_ text: Text, _ scope: TargetScope, _ findings: inout Findings) -> String? {
        let url = scope.text(text)
        let isURL = ["http://", "https://"].contains { url.lowercased().hasPrefix($0) }
        if isURL, !url.contains(where: { "?#".contains($0) || $0.isWhitespace }) {
            return String(url.reversed().drop { $0 == "/" }.reversed())
        }
        let found = text.template.references.isEmpty ? "'\(url)'" : "another text, which is not shown"
        findings.error(
            at: text.location, "expected a URL such as 'https://api.example.com/v1' without query, found \(found)")
        return nil
    }

    private func secrets(_ scope: TargetScope) -> [String] {
        let open = credentials.flatMap(\.members) + headers
        let guarded = open.map(\.text) + [adminToken, keyPassword].compactMap(\.self)
        let taken = guarded.filter { !$0.template.references.isEmpty }.map(scope.text)
        let references = texts.flatMap(\.template.references)
        let parts = references.filter { $0.root == TargetVocabulary.secret } + guarded.flatMap(\.template.references)
        return Set(taken + parts.compactMap { scope.value(of: $0)?.stringValue }).sorted()
    }
}

/// The scope of expressions in a target.
private struct TargetScope: ExpressionScope {
    /// The known values, by root and name.
    let known: [String: [String: String]]

    func value(of reference: Reference) -> JSON? {
        reference.names.first.flatMap { known[reference.root]?[$0] }.map(JSON.string)
    }

    func nextRandom() -> UInt64 { 0 }

    func text(_ text: TargetDefinition.Text) -> String { text.template.text(in: self) ?? "" }

    func named(_ named: TargetDefinition.NamedText) -> ResolvedTarget.Named {
        ResolvedTarget.Named(name: named.name, value: text(named.text), location: named.text.location)
    }
}
