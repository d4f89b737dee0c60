internal import Documents
internal import Glibc

/// Where the files that come with the program are, wherever it is run from.
struct Installation {
    /// Holds a folder for each built-in API.
    let fixtures: String
    /// Holds a folder of scenarios for each built-in API.
    let scenarios: String
    /// Holds the JSON Schemas of the files that users write.
    let schemas: String

    /// Looks beside the installed program (`PREFIX/share/understudy`), then up from it, as in a checkout.
    ///
    /// `UNDERSTUDY_HOME` names another folder. Nil when none of them has a `Fixtures`.
    static func find(files: any FileSource) -> Installation? {
        candidates().lazy.map { folder in
            Installation(
                fixtures: "\(folder)/Fixtures", scenarios: "\(folder)/Scenarios", schemas: "\(folder)/docs/schemas")
        }.first { files.entries(of: $0.fixtures) != nil }
    }

    private static func candidates() -> [String] {
        if let home = LocalFiles.environmentVariable("UNDERSTUDY_HOME") { return [home] }
        var folders = programPath().split(separator: "/").dropLast().map(String.init)
        var candidates = ["/\((folders.dropLast() + ["share", "understudy"]).joined(separator: "/"))"]
        while !folders.isEmpty {
            candidates.append("/\(folders.joined(separator: "/"))")
            folders.removeLast()
        }
        return candidates
    }

    private static func programPath() -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(count, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
