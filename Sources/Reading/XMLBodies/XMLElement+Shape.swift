/// Checking the names of an element against its shape.
extension XMLElement {
    /// Checks namespace and attributes, not what is inside.
    ///
    /// - Throws: `XMLSyntaxError` when the namespace is not that of `naming` in `scope`, or when the document has an
    ///   attribute that `shape` does not have.
    func check(_ shape: ValueShape, _ naming: ValueShape.Naming, in scope: XMLNamespaceScope) throws(XMLSyntaxError) {
        let expected = scope.namespace(ofElement: naming)
        guard namespace == expected else {
            throw error(.wrongNamespace(element: name, found: namespace, expected: expected))
        }
        // Because a shape without a schema allows every attribute.
        if case .any = shape.content { return }
        let inside = scope.entering(naming)
        for attribute in data {
            guard let property = shape.property(ofAttribute: attribute.name),
                attribute.namespace == inside.namespace(ofAttribute: property.naming)
            else { throw error(.undeclaredAttribute(attribute.name, element: name)) }
        }
    }

    /// An error at this element.
    func error(_ problem: XMLSyntaxError.Problem) -> XMLSyntaxError {
        XMLSyntaxError(problem: problem, line: line, column: column)
    }
}
