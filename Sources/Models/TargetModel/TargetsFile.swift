package import Diagnostics
package import JSONModel

/// A file of named endpoints: where APIs are, and which credentials they need.
///
/// The flow: `TargetsReader` reads and checks the file. `TargetDefinition.resolved` takes one of its targets, and only
/// then reads the environment and the secrets file.
package struct TargetsFile: Sendable {
    package let path: String
    /// In the order of the file; names are unique.
    package let targets: [TargetDefinition]
    /// The file with the values of `$secret.NAME`; nil for the usual one beside this file.
    package let secrets: Path?
    /// Places that may differ from one response to the next, on every target.
    package let volatile: [PointerPattern]

    package struct Path: Hashable, Sendable {
        package let path: String
        package let location: SourceLocation
    }

    package static let usualName = "targets.yaml"
    package static let usualSecretsName = "secrets.yaml"

    /// The path of the secrets file, given or usual.
    package var secretsPath: String { secrets?.path ?? Self.usualSecretsName.relative(toFolderOf: path) }

    package func target(_ name: String) -> TargetDefinition? { targets.first { $0.name == name } }
}

extension String {
    /// A path in a file, made relative to the current folder: it is relative to the folder of that file.
    func relative(toFolderOf file: String) -> String {
        guard !hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return self }
        return "\(file[...slash])\(self)"
    }
}
