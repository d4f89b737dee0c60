internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel
internal import XMLBodies

/// Compiles schemas into shapes, by which text becomes typed values: XML bodies, forms, parameters.
///
/// A shape has what all parts of a schema say about types, members and items. Validation decides whether a value is
/// allowed.
final class ShapeCompiler {
    /// The facts from all parts of one schema.
    private struct Facts {
        var types: Set<String> = []
        var properties: [(name: String, schema: ContractDocuments.Place)] = []
        var additional: ContractDocuments.Place?
        var items: ContractDocuments.Place?
        var xml: Node?
        /// The schemas that were collected; a second time they would add nothing.
        var collected: Set<SourceLocation> = []
    }

    private let resolve: (ContractDocuments.Place) -> ContractDocuments.Place?
    // Because schemas may be circular, a shape is stored before it is defined.
    private var shapes: [SourceLocation: ValueShape] = [:]

    init(resolve: @escaping (ContractDocuments.Place) -> ContractDocuments.Place?) { self.resolve = resolve }

    func shape(of schema: ContractDocuments.Place) -> ValueShape {
        guard let place = resolve(schema), place.node.mapping != nil else { return .any }
        if let known = shapes[place.node.location] { return known }
        let shape = ValueShape()
        shapes[place.node.location] = shape
        var facts = Facts()
        collect(place, into: &facts, depth: 0)
        shape.define(content: content(facts), naming: Self.naming(facts.xml))
        return shape
    }

    /// The name of the root element: the schema's `xml.name`, else the name of the schema.
    func rootName(of schema: ContractDocuments.Place) -> String {
        if let name = resolve(schema)?.node["xml"]?["name"]?.string { return name }
        return schema.node["$ref"]?.string?.split(separator: "/").last.map(String.init) ?? "root"
    }

    /// The properties that are files, with their types.
    ///
    /// The bytes of a file are written unchanged.
    ///
    /// A file has `format: binary` (OAS 3.0.3 §4.7.14.2), or a `contentMediaType` without `contentEncoding`, or no
    /// keyword at all (OAS 3.1 §4.8.14.2).
    func files(of schema: ContractDocuments.Place) -> [String: MediaType] {
        guard let place = resolve(schema), place.node.mapping != nil else { return [:] }
        var facts = Facts()
        collect(place, into: &facts, depth: 0)
        return facts.properties.reduce(into: [:]) { files, property in
            if let kind = fileKind(property.schema) { files[property.name] = kind }
        }
    }

    private func fileKind(_ schema: ContractDocuments.Place) -> MediaType? {
        guard let place = resolve(schema), let members = place.node.mapping?.members else { return nil }
        if let items = place.node["items"], place.node["type"]?.string == "array" {
            return fileKind(.init(node: items, base: place.base))
        }
        if let text = place.node["contentMediaType"]?.string, place.node["contentEncoding"] == nil {
            return MediaType(text) ?? .octetStream
        }
        return members.isEmpty || place.node["format"]?.string == "binary" ? .octetStream : nil
    }

    private func collect(_ place: ContractDocuments.Place, into facts: inout Facts, depth: Int) {
        let node = place.node
        // Because a circular `allOf` is reported elsewhere, it only has to end here.
        guard depth < 16, facts.collected.insert(node.location).inserted else { return }
        facts.types.formUnion(node["type"].map { $0.sequence?.compactMap(\.string) ?? [$0.string ?? ""] } ?? [])
        facts.types.formUnion(Self.types(ofValues: (node["enum"]?.sequence ?? []) + [node["const"]].compactMap(\.self)))
        if case .bool(true)? = node["nullable"]?.content { facts.types.insert("null") }
        for member in node["properties"]?.mapping?.members ?? []
        where !facts.properties.contains(where: { $0.name == member.name }) {
            facts.properties.append((member.name, .init(node: member.value, base: place.base)))
        }
        facts.additional = facts.additional ?? Self.additional(node).map { .init(node: $0, base: place.base) }
        facts.items = facts.items ?? node["items"].map { .init(node: $0, base: place.base) }
        facts.xml = facts.xml ?? node["xml"]
        let parts =
            ["allOf", "anyOf", "oneOf"].flatMap { node[$0]?.sequence ?? [] }
            + ["then", "else"].compactMap { node[$0] }
        for part in parts {
            if let part = resolve(.init(node: part, base: place.base)) { collect(part, into: &facts, depth: depth + 1) }
        }
    }

    private func content(_ facts: Facts) -> ValueShape.Content {
        if facts.types.contains("array") || (facts.types.isEmpty && facts.items != nil) {
            var isWrapped = false
            if case .bool(true)? = facts.xml?["wrapped"]?.content { isWrapped = true }
            return .array(facts.items.map { shape(of: $0) } ?? .any, isWrapped: isWrapped)
        }
        if facts.types.contains("object") || !facts.properties.isEmpty {
            let properties = facts.properties.map { ValueShape.Property($0.name, shape(of: $0.schema)) }
            return .object(properties, additional: facts.additional.map { shape(of: $0) })
        }
        let scalars = facts.types.compactMap(Self.scalarType)
        return scalars.isEmpty ? .any : .scalar(Set(scalars))
    }

    /// The schema of members without a property; nil when there is none, or such members are forbidden.
    private static func additional(_ node: Node) -> Node? {
        if case .bool(false)? = node["additionalProperties"]?.content { return nil }
        return node["additionalProperties"]
    }

    private static func types(ofValues values: [Node]) -> [String] { values.map { $0.json.typeName } }

    private static func scalarType(_ name: String) -> ValueShape.ScalarType? {
        switch name {
        case "null": .null
        case "boolean": .boolean
        case "integer": .integer
        case "number": .number
        case "string": .string
        default: nil
        }
    }

    private static func naming(_ xml: Node?) -> ValueShape.Naming {
        var isAttribute = false
        if case .bool(true)? = xml?["attribute"]?.content { isAttribute = true }
        return ValueShape.Naming(
            xml?["name"]?.string, namespace: xml?["namespace"]?.string, prefix: xml?["prefix"]?.string,
            isAttribute: isAttribute)
    }
}
