package import Contract
package import Diagnostics
package import Documents
internal import SchemaValidation
internal import WorkBudgets

/// Finds faults that make a contract unusable or less useful.
///
/// The flow: the reader reports its findings, then each of `checks` looks at the documents and at the contract.
package enum ContractLinter {
    /// Each check is in a file of its own; copy one to add another.
    private static let checks: [any ContractCheck.Type] = [
        UnresolvedReferences.self, MissingKeys.self, RepeatedPaths.self, AmbiguousPaths.self, UnreachablePaths.self,
        RepeatedParameters.self, OptionalPathParameters.self, RepeatedTags.self, UnsendableBodies.self,
        BrokenExamples.self,
        BrokenSchemaValues.self,
        IneffectiveNullables.self, ImpossibleSchemas.self, UnusedComponents.self,
    ]

    /// Reads and checks the document `root` of the file at `path`; nil when it is no OpenAPI document.
    package static func lint(
        _ root: Node, path: String, files: any FileSource, findings: inout Findings
    ) -> Contract? {
        let documents = ContractDocuments(files: files, options: SchemaOptions())
        guard let contract = ContractReader.read(root, path: path, documents: documents, findings: &findings) else {
            return nil
        }
        documents.checkEverything(&findings)
        let linted = LintedContract(contract: contract, path: path, documents: documents)
        let (_, excess) = WorkBudget.limited(to: mostWork) {
            for check in checks { check.check(linted, &findings) }
        }
        if let excess { findings.error(at: root.location, "the document cannot be checked to its end: \(excess)") }
        return contract
    }

    /// The most units of work for all checks: about ten seconds.
    private static let mostWork = 4 * WorkBudget.defaultLimit
}

/// A check for one fault of a contract that its reader accepts.
protocol ContractCheck: SendableMetatype {
    static func check(_ contract: LintedContract, _ findings: inout Findings)
}
