package import Diagnostics
internal import HTTPModel
internal import SchemaValidation

/// An API's OpenAPI document, read and compiled: operations, schemas of bodies, security schemes.
///
/// `ContractReader` makes it from files. The mock routes and validates requests by it; the verifier checks responses.
package struct Contract: Sendable {
    package let title: String
    package let version: String
    package let operations: [Operation]
    /// The requests that the API sends on its own.
    package let webhooks: [Webhook]
    package let securitySchemes: [String: SecurityScheme]
    /// The document as the user named it.
    package let file: String
    /// Compiles schemas outside of the document that may refer into it.
    package let schemas: ContractSchemas
    /// The errors of the document; the `loss` of each tells what does not work because of it.
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

    /// A copy of the contract in which everything that `findings` name is disabled.
    func without(_ findings: [Diagnostic]) -> Contract {
        var contract = self
        contract.disabled = findings
        return contract
    }

    package func operation(id: String) -> Operation? { operations.first { $0.id == id } }
}
