internal import JSONModel
internal import Synchronization

/// The shape of one schema's values where they are written as text: types, members and items, with the names of its XML
/// Object (OAS 3.1 §4.8.26).
///
/// The contract compiles a shape from each schema. `XMLReader` and `XMLWriter` follow it, and so do forms and parameters,
/// which do not use the names for XML. Schemas may be circular. So a
/// shape is made first, and defined once when the shapes inside it exist:
///
///     let category = ValueShape()
///     category.define(content: .object([.init("parent", category)]))
///
/// Shapes in a cycle keep each other alive; they are meant to live as long as the contract.
package final class ValueShape: Sendable {
    /// The schema's XML Object without its `wrapped`.
    package struct Naming: Hashable, Sendable {
        /// The element or attribute name; nil for the property's name.
        package var name: String?
        package var namespace: String?
        package var prefix: String?
        package var isAttribute: Bool

        package init(
            _ name: String? = nil, namespace: String? = nil, prefix: String? = nil, isAttribute: Bool = false
        ) {
            self.name = name
            self.namespace = namespace
            self.prefix = prefix
            self.isAttribute = isAttribute
        }
    }

    /// The scalar types a schema allows, by their names in JSON Schema.
    package enum ScalarType: Hashable, Sendable, CaseIterable {
        case null, boolean, integer, number, string
    }

    package enum Content: Sendable {
        case scalar(Set<ScalarType>)
        /// Members without a property have the shape `additional`; any value when it is nil.
        case object([Property], additional: ValueShape? = nil)
        /// Wrapped: one element has the items. Otherwise each item is an element of the object around the array.
        case array(ValueShape, isWrapped: Bool = false)
        /// The schema says nothing: elements with children are objects, others strings.
        case any
    }

    package struct Property: Sendable {
        package let name: String
        package let shape: ValueShape

        package init(_ name: String, _ shape: ValueShape) {
            self.name = name
            self.shape = shape
        }
    }

    private let definition = AtomicLazyReference<Definition>()

    /// A shape still to be defined.
    package init() {}

    package convenience init(_ content: Content, naming: Naming = Naming()) {
        self.init()
        define(content: content, naming: naming)
    }

    /// Defines the shape.
    ///
    /// Must be called once, before the shape is used.
    package func define(content: Content, naming: Naming = Naming()) {
        let definition = Definition(content: content, naming: naming)
        precondition(self.definition.storeIfNil(definition) === definition, "an XML shape is defined only once")
    }

    package var content: Content { defined.content }
    package var naming: Naming { defined.naming }

    /// The shape of values without a schema.
    package static let any = ValueShape(.any)

    private var defined: Definition {
        guard let definition = definition.load() else {
            preconditionFailure("an XML shape was used before it was defined")
        }
        return definition
    }

    /// The property of an element called `name`, in any namespace.
    func property(ofElement name: String) -> Property? { defined.byElement.value[CodePoints(name)] }

    /// The property of an attribute called `name`.
    func property(ofAttribute name: String) -> Property? { defined.byAttribute.value[CodePoints(name)] }

    /// The property called `name`.
    package func property(named name: String) -> Property? { defined.byName.value[CodePoints(name)] }
}

extension ValueShape.Property {
    /// The naming of the element or attribute; for an array without a wrapper, that of its items.
    var naming: ValueShape.Naming {
        guard case .array(let items, isWrapped: false) = shape.content, !shape.naming.isAttribute else {
            return shape.naming.named(name)
        }
        return items.naming.named(name)
    }
}

extension ValueShape.Naming {
    /// This naming with `name` if it has no name yet.
    func named(_ name: String) -> ValueShape.Naming {
        var naming = self
        naming.name = naming.name ?? name
        return naming
    }
}

/// The definition of a shape, with its properties by name.
///
/// The tables are made at first use, when all shapes are defined.
private final class Definition: Sendable {
    let content: ValueShape.Content
    let naming: ValueShape.Naming
    let byName: Table
    let byElement: Table
    let byAttribute: Table

    init(content: ValueShape.Content, naming: ValueShape.Naming) {
        self.content = content
        self.naming = naming
        byName = Table(content) { $0.name }
        byElement = Table(content) { $0.shape.naming.isAttribute ? nil : $0.naming.name }
        byAttribute = Table(content) { $0.shape.naming.isAttribute ? $0.naming.name : nil }
    }
}

/// Properties by a key, made once at first use.
private final class Table: Sendable {
    typealias Entries = [CodePoints: ValueShape.Property]

    private final class Box: Sendable {
        let entries: Entries
        init(_ entries: Entries) { self.entries = entries }
    }

    private let box = AtomicLazyReference<Box>()
    private let properties: [ValueShape.Property]
    private let key: @Sendable (ValueShape.Property) -> String?

    init(_ content: ValueShape.Content, key: @escaping @Sendable (ValueShape.Property) -> String?) {
        if case .object(let properties, _) = content { self.properties = properties } else { properties = [] }
        self.key = key
    }

    var value: Entries { (box.load() ?? box.storeIfNil(Box(makeEntries()))).entries }

    private func makeEntries() -> Entries {
        var entries: Entries = [:]
        for property in properties {
            if let key = key(property) { entries[CodePoints(key)] = property }
        }
        return entries
    }
}
