internal import Diagnostics
internal import Documents
internal import JSONModel

/// The documents, resources and compiled schemas of a registry; used only while its lock is held.
final class SchemaStore {
    let options: SchemaOptions
    var findings = Findings()
    /// Whether a compiled schema needs the dynamic scope.
    var usesDynamicScope = false
    private var documents: [SchemaDocument] = []
    /// The resources by their normalized URIs.
    private var resources: [String: SchemaResource] = [:]
    /// The targets of the references that were followed so far, by base URI and text.
    // Because documents are never removed, a target stays the same.
    var followed: [CodePoints: [CodePoints: SchemaPlace]] = [:]
    private var compiled: [SchemaPlace.Key: Subschema] = [:]
    private var queue: [Subschema] = []

    init(options: SchemaOptions) { self.options = options }

    deinit {
        // Because these are the only references that go in a circle.
        for document in documents {
            for resource in document.resources.values { resource.dynamicTargets = nil }
        }
    }

    // MARK: Documents

    func add(_ root: Node, uri: String, dialect: SchemaDialect, places: [JSONPointer]? = nil) {
        let base = URIReference(uri).withoutFragment
        guard resources[URIReference.normalized(base)] == nil else { return }
        let main = scan(root, base: base, dialect: dialect, places: places)
        // Because a document is found by the URI it was added under, also if its `$id` names another.
        resources[URIReference.normalized(base)] = main
    }

    /// A schema outside of documents: it resolves references against `base`, and cannot be referred to by it.
    func addAnonymous(_ node: Node, base: String, dialect: SchemaDialect) -> SchemaPlace {
        let base = URIReference(base).withoutFragment
        let resource = scan(node, base: base, dialect: dialect, places: nil)
        let key = URIReference.normalized(base)
        if resources[key] == nil { resources[key] = resource }
        return resource.place
    }

    private func scan(
        _ root: Node, base: String, dialect: SchemaDialect, places: [JSONPointer]?
    ) -> SchemaResource {
        let document = SchemaDocument(number: documents.count, root: root)
        documents.append(document)
        var scanner = ResourceScanner(document)
        scanner.scan(base: base, dialect: dialect, places: places)
        for (position, resource) in scanner.found.enumerated() {
            if position > 0 || resource.uri != base { register(resource) }
            applyMetaschema(to: resource)
        }
        // Because a scan always adds the root first.
        return scanner.found[0]
    }

    private func register(_ resource: SchemaResource) {
        let key = URIReference.normalized(resource.uri)
        if let other = resources[key], other.node.location != resource.node.location {
            findings.warning(
                at: resource.node.location, "'\(resource.uri)' already names the schema at \(other.node.location)")
            return
        }
        resources[key] = resource
    }

    /// Applies the vocabularies of a user's own metaschema in `$schema` (2020-12 Core §8.1.2).
    private func applyMetaschema(to resource: SchemaResource) {
        guard let node = resource.node["$schema"], let uri = node.string,
            SchemaDialect(metaschema: uri) == nil, resource.dialect != .draft4
        else { return }
        guard let metaschema = self.resource(uri), let declared = Vocabulary.declared(by: metaschema.node) else {
            findings.warning(
                at: node.location, "unknown dialect '\(uri)'; the schema is read as \(resource.dialect.title)")
            return
        }
        resource.vocabulary = declared.known
        for unknown in declared.unknown {
            findings.error(
                at: node.location, "the dialect '\(uri)' needs the unknown vocabulary '\(unknown)'",
                loss: "the vocabulary is ignored")
        }
    }

    /// The resource with this URI.
    ///
    /// The public metaschemas need not be added.
    func resource(_ uri: String) -> SchemaResource? {
        let name = URIReference.normalized(uri.hasSuffix("#") ? String(uri.dropLast()) : uri)
        if let resource = resources[name] { return resource }
        guard let (node, dialect) = Metaschemas.node(name) else { return nil }
        add(node, uri: name, dialect: dialect)
        return resources[name]
    }

    var knownURIs: some Sequence<String> { resources.keys }

    // MARK: Compiling

    /// The compiled schema at `place`; a new one is empty until `compileQueued` has run.
    func subschema(at place: SchemaPlace) -> Subschema {
        let key = place.key
        if let known = compiled[key] { return known }
        let subschema = Subschema(place)
        compiled[key] = subschema
        queue.append(subschema)
        return subschema
    }

    var compiledSubschemas: some Collection<Subschema> { compiled.values }

    func compile(_ place: SchemaPlace) -> Subschema {
        let root = subschema(at: place)
        compileQueued()
        return root
    }

    /// Compiles what was asked for and everything that it refers to.
    ///
    /// A queue, so that long chains of references use no stack.
    private func compileQueued() {
        var fresh: [Subschema] = []
        while let next = queue.popLast() {
            compileDynamicTargets(of: next.resource)
            var compiler = ConstraintCompiler(next.place, self)
            next.constraints = compiler.constraints()
            next.hasUnevaluated = next.constraints.contains {
                $0 is UnevaluatedItemsConstraint || $0 is UnevaluatedPropertiesConstraint
            }
            fresh.append(next)
        }
        var search = ReferenceCycleSearch(limit: options.maxReferenceDepth)
        for subschema in fresh { search.visit(subschema) }
        for diagnostic in search.diagnostics { findings.add(diagnostic) }
        for schema in search.endless { schema.constraints = [] }
    }

    private func compileDynamicTargets(of resource: SchemaResource) {
        guard resource.dynamicTargets == nil else { return }
        resource.dynamicTargets = [:]
        for (name, pointer) in resource.dynamicAnchors {
            guard let place = resource.document.rootPlace.descend(pointer) else { continue }
            resource.dynamicTargets?[name] = subschema(at: place)
        }
    }
}
