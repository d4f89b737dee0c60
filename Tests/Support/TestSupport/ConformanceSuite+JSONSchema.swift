package import Documents

/// The layout of the JSON Schema test suite.
extension ConformanceSuite {
    /// The paths of a folder's files below `tests`, as arguments of a test.
    ///
    /// Where the suite is missing it has one path, so that in CI the test runs and fails.
    package func schemaTests(_ folder: String) -> [String] {
        let names = fileNames("tests/\(folder)")
        return names.isEmpty ? ["\(folder)/missing.json"] : names.map { "\(folder)/\($0)" }
    }

    /// The groups of tests in a file that `schemaTests` gave.
    package func schemaTestGroups(_ file: String) throws -> [Node] { try document("tests/\(file)").sequence ?? [] }

    /// Every file below `remotes` of one draft, and those of no draft, with the URI the suite gives it.
    package func remotes(of draft: String) throws -> [(uri: String, node: Node)] {
        let names = files(below: "remotes").filter { name in
            let first = name.split(separator: "/").dropFirst().first ?? ""
            return first == draft || !(first.hasPrefix("draft") || first == "v1")
        }
        return try names.map { ("http://localhost:1234/\($0.dropFirst("remotes/".count))", try document($0)) }
    }
}
