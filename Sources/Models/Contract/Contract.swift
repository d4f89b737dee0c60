package import Diagnostics
internal import HTTPModel
internal import SchemaValidation

/// An API's OpenAPI document, read and compiled: its operations, their bodies' schemas, its security schemes.
///
/// `ContractReader` makes it from files. The mock routes and validates by it; the verifier holds responses to it.
package struct Contract: Sendable {
    package let title: String
    package let version: String
    package let operations: [Operation]
    /// What the API sends on its own.
    package let webhooks: [Webhook]
    package let securitySchemes: [String: SecurityScheme]
    /// The document as the user named it.
    package let file: String
    /// Compiles schemas that stand outside the document, and may refer into it.
    package let schemas: ContractSchemas
    /// What is wrong with the document; the `loss` of each says what the contract does without because of it.
    package private(set) var disabled: [Diagnostic] = []

    package init(
        title: String, version: String, operations: [Operation], webhooks: [Webhook] = [],
        securitySchemes: [String: SecurityScheme], file: String, schemas: ContractSchemas
    ) {
        self.title = title
        self.version = version
        self.operations = operations
        self.webhooks = webhooks
        self.securitySchemes = securitySchemes
        self.file = file
        self.schemas = schemas
    }

    /// The contract as one that does without what `findings` disable.
    func without(_ findings: [Diagnostic]) -> Contract {
        var contract = self
        contract.disabled = findings
        return contract
    }

    package func operation(id: String) -> Operation? { operations.first { $0.id == id } }
}
