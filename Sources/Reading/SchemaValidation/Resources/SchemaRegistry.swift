package import Diagnostics
package import Documents
internal import HTTPModel
package import JSONModel
internal import Threads

/// Documents by absolute URI, and the schemas compiled from them.
///
/// All documents are added first; then schemas are asked for. A schema is compiled when it is first asked for, together
/// with everything that it refers to. Its faults are then among the findings. Evaluating takes no lock.
///
/// ```swift
/// let registry = SchemaRegistry(options: SchemaOptions())
/// registry.add(document, uri: "file:///petstore.yaml", dialect: .openAPI30)
/// let pet = registry.schema(at: SchemaReference(uri: "file:///petstore.yaml", pointer: pointer))
/// for violation in pet.violations(of: body, direction: .request) { print(violation.message) }
/// ```
package final class SchemaRegistry: Sendable {
    package let options: SchemaOptions
    private let store: Locked<SchemaStore>

    package init(options: SchemaOptions = SchemaOptions()) {
        self.options = options
        store = Locked(SchemaStore(options: options))
    }

    /// Adds a document that is itself a schema, or that contains schemas at `places`.
    ///
    /// If the URI is known, the first document is kept.
    package func add(_ document: Node, uri: String, dialect: SchemaDialect, schemasAt places: [JSONPointer]? = nil) {
        store.withLock { $0.add(document, uri: uri, dialect: dialect, places: places) }
    }

    /// The schema at a place of an added document.
    ///
    /// If there is none, that is a finding, and no instance is valid.
    package func schema(at reference: SchemaReference) -> Schema {
        let text = reference.uri + "#" + reference.pointer.fragment
        return made { store in
            switch store.resolve(text, from: reference.uri) {
            case .success(let place): return store.compile(place)
            case .failure(let reason):
                let start = SourceLocation(file: reference.uri, line: 1, column: 1)
                let location = store.resource(reference.uri)?.node.location ?? start
                store.findings.error(at: location, "cannot resolve '\(text)': \(reason.message)")
                let node = Node(.bool(false), at: location)
                return store.compile(store.addAnonymous(node, base: "", dialect: .draft202012))
            }
        }
    }

    /// The schema at a place that `resolve` found.
    package func schema(at place: SchemaPlace) -> Schema {
        made { $0.compile(place) }
    }

    /// A schema written outside any added document; its references resolve against `base`.
    ///
    /// Each call compiles again, and the result lives as long as the registry: ask once and keep it.
    package func schema(_ node: Node, base: String, dialect: SchemaDialect) -> Schema {
        made { $0.compile($0.addAnonymous(node, base: base, dialect: dialect)) }
    }

    /// The target of a `$ref` in a document with URI `base`; nil when there is none.
    package func resolve(_ reference: String, base: String) -> SchemaPlace? {
        store.withLock { $0.place(of: reference, from: base) }
    }

    /// Why `resolve` gives nil for `reference`, as the end of a message.
    package func reasonUnresolved(_ reference: String, base: String) -> String {
        store.withLock { store in
            switch store.resolve(reference, from: base) {
            case .success: "it leads to a schema"
            case .failure(let reason): reason.message
            }
        }
    }

    /// Compiles schemas and everything that they refer to, for the findings.
    package func compileAll(_ references: some Sequence<SchemaReference>) {
        for reference in references { _ = schema(at: reference) }
    }

    /// Every schema compiled so far, also those inside others, in no order.
    package var compiledSchemas: [Schema] {
        store.withLock { store in
            store.compiledSubschemas.map { Schema(root: $0, registry: self, tracksScope: store.usesDynamicScope) }
        }
    }

    /// The faults of the schemas compiled so far.
    package var findings: Findings { store.withLock { $0.findings } }

    private func made(_ compile: (SchemaStore) -> Subschema) -> Schema {
        store.withLock { store in
            let root = compile(store)
            return Schema(root: root, registry: self, tracksScope: store.usesDynamicScope)
        }
    }
}

extension JSONPointer {
    /// The pointer as a URI fragment (RFC 6901 §6), percent-encoded where a fragment requires it.
    fileprivate var fragment: String { PercentEncoding.encode(description, allowed: "/!$&'()*+,;=:@") }
}
