import XMLBodies

/// Shapes the tests share, as the contract would compile them.
enum Shapes {
    static let string = XMLShape(.scalar([.string]))
    static let integer = XMLShape(.scalar([.integer]))
    static let number = XMLShape(.scalar([.number]))
    static let boolean = XMLShape(.scalar([.boolean]))

    static func object(_ properties: XMLShape.Property...) -> XMLShape { XMLShape(.object(properties)) }

    static let reference = object(.init("payment_intent_id", string))

    static let intent = object(
        .init("amount", integer), .init("external-ref", string),
        .init("bill_to", object(.init("country", string), .init("postcode", string))),
        .init("tag", XMLShape(.array(string))))

    /// The root, its attribute and `a` are in `urn:s`, `b` in no namespace.
    static let namespaced = XMLShape(
        .object([
            .init("id", XMLShape(.scalar([.integer]), naming: .init(prefix: "s", isAttribute: true))),
            .init("a", XMLShape(.scalar([.string]), naming: .init(prefix: "s"))),
            .init("b", string),
        ]), naming: .init("r", namespace: "urn:s", prefix: "s"))

    /// A category that has subcategories: a circular schema.
    static let category: XMLShape = {
        let category = XMLShape()
        category.define(
            content: .object([
                .init("name", string),
                .init("parent", category),
                .init("children", XMLShape(.array(category), naming: .init("child"))),
            ]))
        return category
    }()
}
