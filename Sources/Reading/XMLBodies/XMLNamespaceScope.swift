/// The namespaces that the shapes of the elements around a place bind, by prefix (Namespaces in XML 1.0 §6).
///
/// `XMLOutput` declares them in a document; here they say in which namespace an element must be found.
struct XMLNamespaceScope {
    /// The empty prefix is the default namespace.
    private var namespaces: [String: String] = [:]

    /// The scope inside an element of this naming.
    func entering(_ naming: XMLShape.Naming) -> XMLNamespaceScope {
        guard let namespace = naming.namespace else { return self }
        var scope = self
        scope.namespaces[naming.prefix ?? ""] = namespace
        return scope
    }

    /// The namespace an element of this naming is in; nil for none.
    func namespace(ofElement naming: XMLShape.Naming) -> String? {
        naming.namespace ?? namespaces[naming.prefix ?? ""]
    }

    /// The namespace an attribute is in: none without a prefix, whatever the default one is (§6.2).
    func namespace(ofAttribute naming: XMLShape.Naming) -> String? {
        naming.prefix.flatMap { naming.namespace ?? namespaces[$0] }
    }
}
