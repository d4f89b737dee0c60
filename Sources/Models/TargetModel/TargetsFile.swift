package import Diagnostics
package import JSONModel

/// A file of named endpoints: where APIs are to be found, and how to be let in.
///
/// The flow: `TargetsReader` reads and checks the file; `TargetDefinition.resolved` gives one of its targets with what
/// the environment and the secrets file hold, neither of which is looked at before.
package struct TargetsFile: Sendable {
    package let path: String
    /// In the order of the file; names are unique.
    package let targets: [TargetDefinition]
    /// The file that `$secret.NAME` looks in; nil for the usual one beside this file.
    package let secrets: Path?
    /// Places that may differ from one response to the next, on every target.
    package let volatile: [PointerPattern]

    package struct Path: Hashable, Sendable {
        package let path: String
        package let location: SourceLocation
    }

    package static let usualName = "targets.yaml"
    package static let usualSecretsName = "secrets.yaml"

    /// Where the secrets are, whether the file says it or not.
    package var secretsPath: String { secrets?.path ?? Self.usualSecretsName.relative(toFolderOf: path) }

    package func target(_ name: String) -> TargetDefinition? { targets.first { $0.name == name } }
}

extension String {
    /// A path in a file, as it is to be opened: relative to the folder of that file.
    func relative(toFolderOf file: String) -> String {
        guard !hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return self }
        return "\(file[...slash])\(self)"
    }
}
