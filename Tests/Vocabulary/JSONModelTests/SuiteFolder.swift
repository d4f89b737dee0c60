import Glibc

/// A folder of a public conformance suite.
///
/// A suite that is missing is a failure, never a skip.
struct SuiteFolder {
    struct Missing: Error, CustomStringConvertible {
        let path: String
        var description: String { "no conformance suite at '\(path)'; run 'make suites'" }
    }

    let path: String

    /// Looks in `UNDERSTUDY_SUITES`, then beside this package, then inside of it.
    init(_ name: String) throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let given = getenv("UNDERSTUDY_SUITES").map { [String(cString: $0)] }
        let places = given ?? ["\(root)/../shared/suites", "\(root)/.suites"]
        guard let place = places.first(where: { access("\($0)/\(name)", R_OK) == 0 }) else {
            throw Missing(path: "\(places[places.count - 1])/\(name)")
        }
        path = "\(place)/\(name)"
    }

    /// The names of the files, sorted.
    func fileNames() throws -> [String] {
        guard let folder = opendir(path) else { throw Missing(path: path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".json") { names.append(name) }
        }
        return names.sorted()
    }

    func content(of name: String) throws -> [UInt8] {
        guard let file = fopen("\(path)/\(name)", "rb") else { throw Missing(path: "\(path)/\(name)") }
        defer { fclose(file) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { content += buffer[..<count] }
        return content
    }
}
