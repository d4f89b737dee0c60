internal import Diagnostics
internal import Documents
internal import MockEngine

/// Turns what users name (a built-in API, a folder, an OpenAPI document) into loaded APIs.
struct APILoader {
    let files: any FileSource
    let overlays: OverlayPlan
    var findings = Findings()
    /// The folders of the dialects that were loaded.
    var dialectFolders: [String] = []

    init(files: any FileSource, overlays: OverlayPlan = OverlayPlan()) {
        self.files = files
        self.overlays = overlays
    }

    /// The names of the built-in APIs.
    var builtInNames: [String] {
        guard let installation = Installation.find(files: files) else { return [] }
        return (files.entries(of: installation.fixtures) ?? []).filter { name in
            document(in: "\(installation.fixtures)/\(name)") != nil
        }
    }

    /// Loads each of `names`; every built-in API when there are none.
    mutating func load(_ names: [String]) throws(Failure) -> [API] { try load(names, copies: 1)[0] }

    /// Loads each of `names`, read once and compiled `copies` times, so that threads need not share what was compiled.
    mutating func load(_ names: [String], copies: Int) throws(Failure) -> [[API]] {
        let names = names.isEmpty ? builtInNames : names
        guard !names.isEmpty else {
            throw .environment(
                "no built-in APIs found; name an OpenAPI document, or set UNDERSTUDY_HOME to the folder that has 'Fixtures'"
            )
        }
        var places: [Place] = []
        for name in names { places.append(try place(of: name)) }
        try overlays.check(against: places.map(\.name))
        var sources: [Source] = []
        for place in places {
            let dialect = try overlays.dialect(of: place.name).map { name throws(Failure) in try folder(of: name, place)
            }
            guard let source = try read(place, dialect: dialect) else { continue }
            if sources.contains(where: { $0.name == source.name }) {
                throw .input("two APIs are called '\(source.name)'")
            }
            sources.append(source)
        }
        let loaded = compile(sources, copies: copies)
        if findings.hasErrors { throw .findings(findings) }
        return loaded
    }

    struct Place {
        let name: String
        /// The folder that is the API; nil for a document alone.
        let folder: String?
        let document: String
        let behaviour: String?
    }

    /// Whether `name` is that of a built-in API, which every run of scenarios has.
    func isBuiltIn(_ name: String) -> Bool { files.entries(of: name) == nil && builtInNames.contains(name) }

    func place(of name: String) throws(Failure) -> Place {
        if let (api, source) = Self.named(name) {
            let place = try place(of: source)
            return Place(name: api, folder: place.folder, document: place.document, behaviour: place.behaviour)
        }
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

    /// The parts of `shop=openapi.yaml`, which gives an API another name than its folder or document has.
    private static func named(_ text: String) -> (api: String, source: String)? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("/"), !parts[1].isEmpty else { return nil }
        return (parts[0], parts[1])
    }

    func place(atPath path: String) throws(Failure) -> Place {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let lastName = path.split(separator: "/").last.map(String.init) ?? path
        guard files.entries(of: path) != nil else {
            guard files.exists(path) else { throw .input("cannot read '\(path)': no such file or directory") }
            let stem = lastName.split(separator: ".").first.map(String.init) ?? lastName
            return Place(name: stem, folder: nil, document: path, behaviour: nil)
        }
        guard let document = document(in: path) else {
            throw .input("'\(path)' has no 'openapi.yaml' or 'openapi.json'")
        }
        let behaviour = "\(path)/behaviour.yaml"
        return Place(
            name: lastName, folder: path, document: document, behaviour: files.exists(behaviour) ? behaviour : nil)
    }

    func document(in folder: String) -> String? {
        ["openapi.yaml", "openapi.yml", "openapi.json"].map { "\(folder)/\($0)" }.first { files.exists($0) }
    }

    /// The documents of an API, as the overlays have left them.
    struct Source: Sendable {
        let name: String
        let path: String
        let document: Node
        let behaviour: Node?
    }

    /// Reads the API at `place`, as its dialect in the folder `dialect` if there is one; nil when a file is wrong.
    mutating func read(_ place: Place, dialect: String?) throws(Failure) -> Source? {
        if let dialect { dialectFolders.append(dialect) }
        do throws(FileError) {
            let changes = overlayFiles(of: place, dialect: dialect)
            guard let document = try read(place.document, changedBy: changes.document) else { return nil }
            var behaviour: Node?
            if let path = place.behaviour {
                behaviour = try read(path, changedBy: changes.behaviour)
                if behaviour == nil { return nil }
            }
            return Source(name: place.name, path: place.document, document: document, behaviour: behaviour)
        } catch {
            throw .input("\(error)")
        }
    }
}
