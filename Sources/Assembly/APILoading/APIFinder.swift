internal import Diagnostics
package import Documents

/// Finds the files of the API that a user names: a built-in API, a folder or an OpenAPI document.
package struct APIFinder: Sendable {
    package let files: any FileSource
    /// Nil if the program's own files were not found.
    package let installation: Installation?

    package init(files: any FileSource, installation: Installation?) {
        self.files = files
        self.installation = installation
    }

    /// The names of the built-in APIs.
    package var builtInNames: [String] {
        guard let installation else { return [] }
        return visibleEntries(of: installation.fixtures).filter { name in
            document(in: "\(installation.fixtures)/\(name)") != nil
        }
    }

    /// Whether `name` is a built-in API, which every run of scenarios loads.
    package func isBuiltIn(_ name: String) -> Bool { files.entries(of: name) == nil && builtInNames.contains(name) }

    /// The files of the API that `name` means.
    ///
    /// `shop=openapi.yaml` gives it the name `shop`.
    ///
    /// - Throws: `LoadingError` if there is no such API.
    package func find(_ name: String) throws(LoadingError) -> APIFiles {
        if let (api, source) = Self.named(name) { return try find(source).named(api) }
        let looksLikePath =
            name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
        if looksLikePath || (files.entries(of: name) != nil && !builtInNames.contains(name)) {
            return try find(atPath: name)
        }
        guard let installation, builtInNames.contains(name) else {
            throw .unknownAPI(name, builtIn: builtInNames)
        }
        return try find(atPath: "\(installation.fixtures)/\(name)")
    }

    /// The files of the API whose folder or document is at `path`.
    ///
    /// - Throws: `LoadingError` if nothing exists there, or the folder has no OpenAPI document.
    package func find(atPath path: String) throws(LoadingError) -> APIFiles {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let lastName = lastName(of: path)
        guard files.entries(of: path) != nil else {
            guard files.exists(path) else { throw .noSuchFile(path) }
            let stem = lastName.split(separator: ".").first.map(String.init) ?? lastName
            return APIFiles(name: stem, folder: nil, document: path, behaviour: nil)
        }
        guard let document = document(in: path) else { throw .noDocument(folder: path) }
        let behaviour = "\(path)/behaviour.yaml"
        return APIFiles(
            name: lastName, folder: path, document: document, behaviour: files.exists(behaviour) ? behaviour : nil)
    }

    /// The last component of `path`; for `.` and `..` it is the name of the folder.
    private func lastName(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard [".", ".."].contains(name) else { return name }
        return files.realPath(of: path)?.split(separator: "/").last.map(String.init) ?? name
    }

    /// The path of the OpenAPI document in `folder`; nil if there is none.
    package func document(in folder: String) -> String? {
        ["openapi.yaml", "openapi.yml", "openapi.json"].map { "\(folder)/\($0)" }.first { files.exists($0) }
    }

    /// The folder of the dialect `name` of an API.
    ///
    /// - Throws: `LoadingError` if the API has no such dialect.
    package func folder(ofDialect name: String, of api: APIFiles) throws(LoadingError) -> String {
        let names = dialects(of: api)
        guard names.contains(name), let folder = api.folder else {
            throw .unknownDialect(name, api: api.name, known: names)
        }
        return "\(folder)/dialects/\(name)"
    }

    /// The names of an API's dialects.
    package func dialects(of api: APIFiles) -> [String] {
        api.folder.map { visibleEntries(of: "\($0)/dialects") } ?? []
    }

    private func visibleEntries(of folder: String) -> [String] {
        (files.entries(of: folder) ?? []).filter { !$0.hasPrefix(".") }
    }

    /// The parts of `shop=openapi.yaml`, which names an API.
    private static func named(_ text: String) -> (api: String, source: String)? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("/"), !parts[1].isEmpty else { return nil }
        return (parts[0], parts[1])
    }
}
