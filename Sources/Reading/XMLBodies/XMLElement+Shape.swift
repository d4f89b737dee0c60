/// Holding an element's own names to what its shape declares.
extension XMLElement {
    /// Checks namespace and attributes, not what is inside.
    ///
    /// - Throws: `XMLSyntaxError` for another namespace than `naming` has in `scope`, or an attribute of the document's
    ///   own that `shape` does not have.
    func check(_ shape: XMLShape, _ naming: XMLShape.Naming, in scope: XMLNamespaceScope) throws(XMLSyntaxError) {
        let expected = scope.namespace(ofElement: naming)
        guard namespace == expected else {
            throw error(.wrongNamespace(element: name, found: namespace, expected: expected))
        }
        // Because of a shape about which nothing is known, every attribute may be one of its members.
        if case .any = shape.content { return }
        let inside = scope.entering(naming)
        for attribute in data {
            guard let property = shape.property(ofAttribute: attribute.name),
                attribute.namespace == inside.namespace(ofAttribute: property.naming)
            else { throw error(.undeclaredAttribute(attribute.name, element: name)) }
        }
    }

    /// A finding at this element.
    func error(_ problem: XMLSyntaxError.Problem) -> XMLSyntaxError {
        XMLSyntaxError(problem: problem, line: line, column: column)
    }
}
