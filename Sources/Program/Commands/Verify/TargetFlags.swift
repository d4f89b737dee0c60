internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import LocalSystem
internal import MockEngine
internal import TargetModel
internal import Verification

/// The flags of targets: their file, their timeout.
struct TargetFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file that names targets. (default: targets.yaml in this folder or the nearest above it)",
            valueName: "file"), completion: .documents)
    var targets: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How long a response may take. (default: what the target says, or 30)", valueName: "seconds"))
    var timeout: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How many scenarios run at the same time. (default: what the target says; one a core on a mock, else 1)",
            valueName: "number"))
    var jobs: Int?

    func validate() throws {
        guard timeout ?? 1 > 0 else { throw ValidationError("--timeout must be at least 1") }
        let possible = ResolvedTarget.possibleJobs
        guard possible.contains(jobs ?? 1) else {
            throw ValidationError("--jobs must be from \(possible.lowerBound) to \(possible.upperBound)")
        }
    }

    /// Connects to the target called `name`: one of the targets file, a URL, or a mock of its own for `mock` and nil.
    func connect(to name: String?, _ apis: [API], _ options: EngineOptions) throws(Failure) -> TargetConnection {
        let connector = TargetConnector(
            apis: apis, options: options, timeout: timeout.map { .seconds($0) }, jobs: jobs)
        guard let name, name != "mock" else { return try connector.ownMock() }
        if name.contains("://") {
            guard ["http://", "https://"].contains(where: name.lowercased().hasPrefix) else {
                let shown = Self.withoutUser(name)
                throw .input("cannot send requests to '\(shown)': a target's URL begins with 'http://' or 'https://'")
            }
            return try connector.endpoint(name)
        }
        let file = try targetsFile(for: name)
        guard let definition = file.target(name) else {
            let names = file.targets.map(\.name)
            let hint = NearestName.suggestion(for: name, in: names + ["mock"])
            let known = hint.isEmpty ? "; \(NameList.sentence("target", names)), and a URL begins with 'http'" : hint
            throw .input("no target is called '\(Self.withoutUser(name))' in '\(file.path)'\(known)")
        }
        return try connector.target(try resolve(definition, file))
    }

    /// A wrong URL or name without the part before `@`, which may be a password.
    private static func withoutUser(_ name: String) -> String {
        guard let at = name.lastIndex(of: "@") else { return name }
        let scheme = name.firstRange(of: "://").map { name[..<$0.upperBound] } ?? ""
        return "\(scheme)\(name[name.index(after: at)...])"
    }

    private func targetsFile(for name: String) throws(Failure) -> TargetsFile {
        guard let path else {
            throw .input(
                "unknown target '\(Self.withoutUser(name))': there is no '\(TargetsFile.usualName)' in this folder or above it; "
                    + "name a file with '--targets', or write a URL with 'http://' or 'https://'")
        }
        var findings = Findings()
        let file = try Failure.reading { () throws(FileError) in
            try TargetsReader.read(path, files: LocalFiles(), findings: &findings)
        }
        guard let file else { throw .findings(findings) }
        Output.standardError.write(findings.rendered())
        return file
    }

    /// The file of targets: the one that was named, or else the nearest; nil if there is none.
    var path: String? { targets ?? Self.nearestFile() }

    private static func nearestFile() -> String? {
        let files = LocalFiles()
        var path = TargetsFile.usualName
        // Because the root is its own parent, the number of folders above is the limit.
        for _ in 0...ProcessEnvironment.workingFolder.count(where: { $0 == "/" }) {
            if files.exists(path) { return path }
            path = "../\(path)"
        }
        return nil
    }

    private func resolve(_ definition: TargetDefinition, _ file: TargetsFile) throws(Failure) -> ResolvedTarget {
        var findings = Findings()
        var secrets: SecretsFile?
        if let place = definition.firstSecret { secrets = try secretsFile(of: file, neededAt: place) }
        let target = definition.resolved(
            in: file, environment: ProcessEnvironment.variable, secrets: secrets, findings: &findings)
        guard let target else { throw .findings(findings) }
        return target
    }

    /// Secrets that others can read are refused, as by ssh(1).
    private func secretsFile(of file: TargetsFile, neededAt place: SourceLocation) throws(Failure) -> SecretsFile {
        let path = file.secretsPath
        let files = LocalFiles()
        if let permissions = files.permissions(of: path), permissions & 0o077 != 0 {
            throw .input(
                "'\(path)' holds secrets, and others may read it (mode 0\(String(permissions, radix: 8))); "
                    + "run 'chmod 600 \(path)'")
        }
        var findings = Findings()
        var secrets: SecretsFile?
        do throws(FileError) {
            secrets = try SecretsFile.read(path, files: files, findings: &findings)
        } catch {
            findings.error(at: file.secrets?.location ?? place, "\(error); it is to hold the secrets")
        }
        guard let secrets else { throw .findings(findings) }
        return secrets
    }
}
