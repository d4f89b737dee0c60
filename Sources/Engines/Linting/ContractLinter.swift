package import Contract
package import Diagnostics
package import Documents
internal import SchemaValidation

/// Finds what makes a contract unusable, or less useful than it could be.
///
/// The flow: the reader reports what it cannot make sense of, then each of `checks` looks at the documents and at what
/// was read from them.
package enum ContractLinter {
    /// One file each; a new one is copied from another.
    private static let checks: [any ContractCheck.Type] = [
        UnresolvedReferences.self, MissingKeys.self, RepeatedPaths.self, AmbiguousPaths.self, UnreachablePaths.self,
        RepeatedParameters.self, OptionalPathParameters.self, RepeatedTags.self, UnsendableBodies.self,
        BrokenExamples.self,
        BrokenSchemaValues.self,
        IneffectiveNullables.self, ImpossibleSchemas.self, UnusedComponents.self,
    ]

    /// Reads and checks the document `root` of the file at `path`; nil when it is none of OpenAPI.
    package static func lint(
        _ root: Node, path: String, files: any FileSource, findings: inout Findings
    ) -> Contract? {
        let documents = ContractDocuments(files: files, options: SchemaOptions())
        guard let contract = ContractReader.read(root, path: path, documents: documents, findings: &findings) else {
            return nil
        }
        documents.checkEverything(&findings)
        let linted = LintedContract(contract: contract, path: path, documents: documents)
        for check in checks { check.check(linted, &findings) }
        return contract
    }
}

/// One thing that can be wrong with a contract and that its reader does not mind.
protocol ContractCheck: SendableMetatype {
    static func check(_ contract: LintedContract, _ findings: inout Findings)
}
