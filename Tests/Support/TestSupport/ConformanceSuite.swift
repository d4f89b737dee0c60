internal import Diagnostics
package import Documents
internal import Glibc

/// A public conformance suite on disk.
///
/// Tests of a suite have the trait `.enabled(if: suite.isWanted, "\(suite.missing)")`: on a machine that has not got the
/// suite they are skipped, and `make test` says so at its end; in CI they run and fail.
package struct ConformanceSuite: Sendable {
    package static let ctrf = ConformanceSuite(name: "ctrf", title: "CTRF suite")
    package static let jsonParsing = ConformanceSuite(name: "json", title: "JSON parsing suite")
    package static let jsonPath = ConformanceSuite(name: "jsonpath", title: "JSONPath compliance suite")
    package static let jsonSchema = ConformanceSuite(name: "json-schema", title: "JSON Schema test suite")
    package static let openAPI = ConformanceSuite(name: "openapi/v3.1", title: "OpenAPI 3.1 suite")
    package static let overlay = ConformanceSuite(name: "overlay/v1.0", title: "Overlay 1.0 suite")

    private let title: String
    private let folder: DiskFolder?

    /// Looks for the folder `name` in those that `UNDERSTUDY_SUITES` names, then beside this checkout, then inside of it;
    /// `Scripts/fetch-suites` looks in the same places.
    private init(name: String, title: String) {
        self.title = title
        let places = [
            Self.variable("UNDERSTUDY_SUITES"), "\(Repository.root)/../shared/suites", "\(Repository.root)/.suites",
        ]
        folder = places.compactMap(\.self).map { DiskFolder("\($0)/\(name)") }.first { $0.entries(of: ".") != nil }
    }

    /// Whether the suite's tests run: where it is, and in CI.
    package var isWanted: Bool { folder != nil || Self.variable("CI") == "true" }

    package var missing: String { "the \(title) is not there; run 'make suites'" }

    package func read(_ path: String) throws -> [UInt8] {
        guard let folder else { throw Missing(description: missing) }
        return try folder.read(path)
    }

    /// The JSON document in a file.
    package func document(_ path: String) throws -> Node {
        var findings = Findings()
        guard let node = JSONDocument.read(try read(path), file: path, findings: &findings) else {
            throw Missing(description: "'\(path)' of the \(title) is not JSON")
        }
        return node
    }

    /// The names of the JSON files of a folder, or of others, sorted; empty where the suite is missing.
    package func fileNames(_ path: String, suffix: String = ".json") -> [String] {
        (folder?.entries(of: path) ?? []).filter { $0.hasSuffix(suffix) }
    }

    /// The paths of a folder's YAML files, as arguments of a test.
    ///
    /// Where the suite is missing it has one path, so that in CI the test runs and fails.
    package func yamlFiles(_ path: String) -> [String] {
        let names = fileNames(path, suffix: ".yaml")
        return names.isEmpty ? ["\(path)/missing.yaml"] : names.map { "\(path)/\($0)" }
    }

    /// The paths of the JSON files below a folder, sorted.
    package func files(below path: String) -> [String] {
        (folder?.entries(of: path) ?? []).flatMap { name in
            name.hasSuffix(".json") ? ["\(path)/\(name)"] : files(below: "\(path)/\(name)")
        }
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private struct Missing: Error, CustomStringConvertible {
        let description: String
    }
}
