internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Documents
internal import MockEngine

/// Turns what users name (a built-in API, a folder, an OpenAPI document) into loaded APIs.
struct APILoader {
    let files: LocalFiles
    private(set) var findings = Findings()

    init(files: LocalFiles) { self.files = files }

    /// The names of the built-in APIs.
    var builtInNames: [String] {
        guard let installation = Installation.find(files: files) else { return [] }
        return (files.entries(of: installation.fixtures) ?? []).filter { name in
            document(in: "\(installation.fixtures)/\(name)") != nil
        }
    }

    /// Loads each of `names`; every built-in API when there are none.
    mutating func load(_ names: [String]) throws(Failure) -> [API] {
        let names = names.isEmpty ? builtInNames : names
        guard !names.isEmpty else {
            throw .environment(
                "no built-in APIs found; name an OpenAPI document, or set UNDERSTUDY_HOME to the folder that has 'Fixtures'"
            )
        }
        var apis: [API] = []
        for name in names {
            let place = try place(of: name)
            guard let api = try read(place) else { continue }
            if apis.contains(where: { $0.name == api.name }) { throw .input("two APIs are called '\(api.name)'") }
            apis.append(api)
        }
        if findings.hasErrors { throw .findings(findings) }
        return apis
    }

    private struct Place {
        let name: String
        let document: String
        let behaviour: String?
    }

    private func place(of name: String) throws(Failure) -> Place {
        let looksLikePath =
            name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
        if looksLikePath || (files.entries(of: name) != nil && !builtInNames.contains(name)) {
            return try place(atPath: name)
        }
        guard let installation = Installation.find(files: files), builtInNames.contains(name) else {
            let hint = NearestName.suggestion(for: name, in: builtInNames)
            let known = hint.isEmpty ? "; \(NameList.sentence("built-in API", builtInNames))" : hint
            throw .input("unknown API '\(name)'\(known)")
        }
        return try place(atPath: "\(installation.fixtures)/\(name)")
    }

    private func place(atPath path: String) throws(Failure) -> Place {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let lastName = path.split(separator: "/").last.map(String.init) ?? path
        guard files.entries(of: path) != nil else {
            guard files.exists(path) else { throw .input("cannot read '\(path)': no such file or directory") }
            let stem = lastName.split(separator: ".").first.map(String.init) ?? lastName
            return Place(name: stem, document: path, behaviour: nil)
        }
        guard let document = document(in: path) else {
            throw .input("'\(path)' has no 'openapi.yaml' or 'openapi.json'")
        }
        let behaviour = "\(path)/behaviour.yaml"
        return Place(name: lastName, document: document, behaviour: files.exists(behaviour) ? behaviour : nil)
    }

    private func document(in folder: String) -> String? {
        ["openapi.yaml", "openapi.yml", "openapi.json"].map { "\(folder)/\($0)" }.first { files.exists($0) }
    }

    private mutating func read(_ place: Place) throws(Failure) -> API? {
        do throws(FileError) {
            guard let contract = try ContractReader.read(place.document, files: files, findings: &findings) else {
                return nil
            }
            guard let path = place.behaviour else { return API(name: place.name, contract: contract) }
            let behaviour = try BehaviourReader.read(path, contract: contract, files: files, findings: &findings)
            return behaviour.map { API(name: place.name, contract: contract, behaviour: $0) }
        } catch {
            throw .input("\(error)")
        }
    }
}
