package import Documents

/// The files of an API that a user named.
package struct APIFiles: Sendable, Equatable {
    /// The name under which the API is served.
    package let name: String
    /// The folder of the API; nil for a document alone.
    package let folder: String?
    /// The path of the OpenAPI document.
    package let document: String
    /// The path of the behaviour file; nil if there is none.
    package let behaviour: String?

    package init(name: String, folder: String?, document: String, behaviour: String?) {
        self.name = name
        self.folder = folder
        self.document = document
        self.behaviour = behaviour
    }

    func named(_ name: String) -> APIFiles {
        APIFiles(name: name, folder: folder, document: document, behaviour: behaviour)
    }
}

/// The documents of an API, after its overlays.
package struct APIDocuments: Sendable {
    package let name: String
    /// The path of the OpenAPI document.
    package let path: String
    package let contract: Node
    /// Nil if there is no behaviour.
    package let behaviour: Node?
}
