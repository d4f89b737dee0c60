import XMLBodies

/// Shapes the tests share, as the contract would compile them.
enum Shapes {
    static let string = ValueShape(.scalar([.string]))
    static let integer = ValueShape(.scalar([.integer]))
    static let number = ValueShape(.scalar([.number]))
    static let boolean = ValueShape(.scalar([.boolean]))

    static func object(_ properties: ValueShape.Property...) -> ValueShape { ValueShape(.object(properties)) }

    static let reference = object(.init("payment_intent_id", string))

    static let intent = object(
        .init("amount", integer), .init("external-ref", string),
        .init("bill_to", object(.init("country", string), .init("postcode", string))),
        .init("tag", ValueShape(.array(string))))

    /// The root, its attribute and `a` are in `urn:s`, `b` in no namespace.
    static let namespaced = ValueShape(
        .object([
            .init("id", ValueShape(.scalar([.integer]), naming: .init(prefix: "s", isAttribute: true))),
            .init("a", ValueShape(.scalar([.string]), naming: .init(prefix: "s"))),
            .init("b", string),
        ]), naming: .init("r", namespace: "urn:s", prefix: "s"))

    /// A category that has subcategories: a circular schema.
    static let category: ValueShape = {
        let category = ValueShape()
        category.define(
            content: .object([
                .init("name", string),
                .init("parent", category),
                .init("children", ValueShape(.array(category), naming: .init("child"))),
            ]))
        return category
    }()
}
