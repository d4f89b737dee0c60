package import Documents

/// The place of the files that come with the program.
package struct Installation: Sendable {
    /// The folder with a folder for each built-in API.
    package let fixtures: String
    /// The folder with a folder of scenarios for each built-in API.
    package let scenarios: String
    /// The folder with the JSON Schemas of users' files.
    package let schemas: String

    /// The installation in the first of `folders` that contains `Fixtures`; nil if none does.
    package static func find(in folders: [String], files: any FileSource) -> Installation? {
        folders.lazy.map { folder in
            Installation(
                fixtures: "\(folder)/Fixtures", scenarios: "\(folder)/Scenarios", schemas: "\(folder)/docs/schemas")
        }.first { files.entries(of: $0.fixtures) != nil }
    }
}
