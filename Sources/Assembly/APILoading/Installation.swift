package import Documents

/// Where the files that come with the program are.
package struct Installation: Sendable {
    /// Holds a folder for each built-in API.
    package let fixtures: String
    /// Holds a folder of scenarios for each built-in API.
    package let scenarios: String
    /// Holds the JSON Schemas of the files that users write.
    package let schemas: String

    /// The installation in the first of `folders` that has a `Fixtures`; nil when none has.
    package static func find(in folders: [String], files: any FileSource) -> Installation? {
        folders.lazy.map { folder in
            Installation(
                fixtures: "\(folder)/Fixtures", scenarios: "\(folder)/Scenarios", schemas: "\(folder)/docs/schemas")
        }.first { files.entries(of: $0.fixtures) != nil }
    }
}
