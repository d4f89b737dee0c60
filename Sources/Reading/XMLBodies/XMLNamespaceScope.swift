/// The namespaces of prefixes at a place in a document, as the shapes around it bind them (Namespaces in XML 1.0 §6).
///
/// `XMLOutput` declares them when it writes. When a document is read, an element must be in the namespace that they
/// say.
struct XMLNamespaceScope {
    /// The empty prefix is the default namespace.
    private var namespaces: [String: String] = [:]

    /// The scope inside an element with this naming.
    func entering(_ naming: ValueShape.Naming) -> XMLNamespaceScope {
        guard let namespace = naming.namespace else { return self }
        var scope = self
        scope.namespaces[naming.prefix ?? ""] = namespace
        return scope
    }

    /// The namespace of an element with this naming; nil for none.
    func namespace(ofElement naming: ValueShape.Naming) -> String? {
        naming.namespace ?? namespaces[naming.prefix ?? ""]
    }

    /// The namespace of an attribute; nil without a prefix, because the default namespace does not apply (§6.2).
    func namespace(ofAttribute naming: ValueShape.Naming) -> String? {
        naming.prefix.flatMap { naming.namespace ?? namespaces[$0] }
    }
}
