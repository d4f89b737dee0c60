internal import Diagnostics
package import Documents
internal import Glibc

/// The public JSON Schema test suite on disk.
package enum SuiteFolder {
    /// The folder with `tests` and `remotes`; nil when it is not there.
    package static let path: String? = {
        var candidates: [String] = []
        if let named = getenv("UNDERSTUDY_SUITES") { candidates.append(String(cString: named)) }
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        candidates += ["/\(root)/../shared/suites", "/\(root)/.suites"]
        return candidates.map { $0 + "/json-schema" }.first { access($0 + "/tests", R_OK) == 0 }
    }()

    package static let missing = "the JSON Schema test suite is not there; run 'make suites'"

    /// The test files of a folder below `tests`, by name; one that stands for a missing suite when there is none.
    package static func files(_ folder: String) -> [String] {
        let names = entries("tests/\(folder)").filter { $0.hasSuffix(".json") }
        return names.isEmpty ? ["missing"] : names.map { "\(folder)/\($0)" }
    }

    package static func read(_ name: String) -> Node? {
        guard let path, let file = fopen("\(path)/\(name)", "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        var findings = Findings()
        return JSONDocument.read(bytes, file: name, findings: &findings)
    }

    /// Every file below `remotes` of one draft, and those of no draft, with the URI the suite gives it.
    package static func remotes(of draft: String) -> [(uri: String, node: Node)] {
        let names = files(below: "remotes").filter { name in
            let first = name.split(separator: "/").dropFirst().first ?? ""
            return first == draft || !(first.hasPrefix("draft") || first == "v1")
        }
        return names.compactMap { name in
            read(name).map { ("http://localhost:1234/\(name.dropFirst("remotes/".count))", $0) }
        }
    }

    private static func files(below folder: String) -> [String] {
        entries(folder).flatMap { name in
            name.hasSuffix(".json") ? ["\(folder)/\(name)"] : files(below: "\(folder)/\(name)")
        }
    }

    private static func entries(_ folder: String) -> [String] {
        guard let path, let handle = opendir("\(path)/\(folder)") else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
