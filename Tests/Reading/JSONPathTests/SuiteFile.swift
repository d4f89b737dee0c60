import Glibc
import JSONModel

/// The public JSONPath compliance test suite on disk.
///
/// A suite that is missing is a failure, never a skip.
enum SuiteFile {
    struct Missing: Error, CustomStringConvertible {
        var description: String { "the JSONPath compliance test suite is not there; run 'make suites'" }
    }

    /// The tests, in their order.
    static func tests() throws -> [JSON] {
        guard let path = path(), let file = fopen(path, "rb") else { throw Missing() }
        defer { fclose(file) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { content += buffer[..<count] }
        return try JSONText(content).value["tests"]?.arrayValue ?? []
    }

    /// Looks in `UNDERSTUDY_SUITES`, then beside this package, then inside of it.
    private static func path() -> String? {
        let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let given = getenv("UNDERSTUDY_SUITES").map { [String(cString: $0)] }
        let places = given ?? ["\(root)/../shared/suites", "\(root)/.suites"]
        return places.map { "\($0)/jsonpath/cts.json" }.first { access($0, R_OK) == 0 }
    }
}
