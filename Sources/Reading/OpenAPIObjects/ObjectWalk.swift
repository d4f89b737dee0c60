internal import Diagnostics
package import Documents
package import JSONModel
internal import SchemaValidation

/// Visits every object of an OpenAPI document, as the table describes it, and the targets of references.
///
/// An object is visited once for each kind that refers to it. Contents of `x-…` keys and of examples are data, and are
/// visited only if a reference points into them.
package struct ObjectWalk {
    /// A node of a file, with its pointer from the file's root.
    package struct Target {
        package let file: String
        package let pointer: JSONPointer
        package let node: Node

        package init(file: String, pointer: JSONPointer, node: Node) {
            self.file = file
            self.pointer = pointer
            self.node = node
        }
    }

    private struct Visit {
        let kind: ObjectKind
        let target: Target
        let base: String
        let name: String
        let direction: Direction?
        let dialect: SchemaDialect
        var isInSchema = false
    }

    private struct Seen: Hashable {
        let kind: ObjectKind
        let location: SourceLocation
    }

    package private(set) var objects: [WrittenObject] = []
    package private(set) var references: [WrittenReference] = []
    private let version: OpenAPIVersion
    private let uri: (String) -> String
    private let find: (WrittenReference) -> Target?
    private var pending: [Visit] = []
    private var seen: Set<Seen> = []

    /// Starts at `start`, an object of `kind`.
    ///
    /// `uri` returns the URI of a file, and `find` the target of a reference.
    package init(
        from start: Target, as kind: ObjectKind, in version: OpenAPIVersion, uri: @escaping (String) -> String,
        find: @escaping (WrittenReference) -> Target?
    ) {
        self.version = version
        self.uri = uri
        self.find = find
        push(start, as: kind, name: start.pointer.tokens.last ?? "", direction: nil)
        while let visit = pending.popLast() {
            // The stack returns the last element first, so the children are reversed.
            let count = pending.count
            self.visit(visit)
            pending[count...].reverse()
        }
    }

    private mutating func push(_ target: Target, as kind: ObjectKind, name: String, direction: Direction?) {
        pending.append(
            Visit(
                kind: kind, target: target, base: uri(target.file), name: name, direction: direction,
                dialect: version.dialect))
    }

    private mutating func visit(_ visit: Visit) {
        let node = visit.target.node
        let row = visit.kind.row
        if row.isReferable, let text = node["$ref"], text.string != nil {
            follow(reference(text, .regular, to: visit.kind, in: visit), visit)
            return
        }
        guard seen.insert(Seen(kind: visit.kind, location: node.location)).inserted else { return }
        objects.append(
            WrittenObject(
                kind: visit.kind, node: node, file: visit.target.file, pointer: visit.target.pointer,
                base: visit.base, name: visit.name, direction: visit.direction, isInSchema: visit.isInSchema))
        if visit.kind == .schema { visitSchema(visit) } else { visitMembers(visit, row) }
    }

    private mutating func visitMembers(_ visit: Visit, _ row: ObjectRow) {
        for member in visit.target.node.mapping?.members ?? [] {
            if let key = row.key(member.name, in: version) {
                visitValue(member, key.value, visit)
            } else if member.name == "$ref", member.value.string != nil {
                misplaced(member.value, in: visit.kind.name, at: visit.target.pointer, visit)
            } else if let value = row.others, !(row.isExtensible && member.name.hasPrefix("x-")) {
                visitValue(member, value, visit)
            }
        }
    }

    private mutating func visitValue(_ member: Mapping.Member, _ value: ObjectKey.Value, _ visit: Visit) {
        switch value {
        case .object(let kind): enter([member.name], member.value, kind, visit)
        case .list(let kind):
            for (position, element) in (member.value.sequence ?? []).enumerated() {
                enter([member.name, String(position)], element, kind, visit)
            }
        case .map(let kind):
            for entry in member.value.mapping?.members ?? [] {
                if entry.name == "$ref", entry.value.string != nil {
                    let pointer = visit.target.pointer.appending(member.name)
                    misplaced(entry.value, in: "'\(member.name)'", at: pointer, visit)
                } else {
                    enter([member.name, entry.name], entry.value, kind, visit)
                }
            }
        case .reference(let kind):
            if member.value.string != nil { follow(reference(member.value, .regular, to: kind, in: visit), visit) }
        case .schemaNames:
            for name in member.value.mapping?.members ?? [] where name.value.string != nil {
                follow(reference(name.value, .mapping, to: .schema, in: visit), visit)
            }
        case .any, .string, .bool, .choice, .strings, .scalar, .scalars, .someScalars, .stringMap, .anyMap: break
        }
    }

    /// Visits the keywords of a schema, which its dialect knows, and those that OpenAPI adds, which the table knows.
    private mutating func visitSchema(_ visit: Visit) {
        let node = visit.target.node
        guard let mapping = node.mapping else { return }
        let dialect = visit.dialect.inside(node)
        var base = visit.base
        if !dialect.hidesSiblings(in: mapping), let identifier = dialect.identifier(of: node) {
            base = URIReference(identifier).resolved(against: URIReference(base)).withoutFragment
        }
        let inner = Visit(
            kind: .schema, target: visit.target, base: base, name: visit.name, direction: visit.direction,
            dialect: dialect)
        for key in ObjectKind.schema.row.keys(in: version) {
            guard key.name == "$ref" || (dialect.isOpenAPI && !dialect.hidesSiblings(in: mapping)),
                let member = mapping.member(key.name)
            else { continue }
            visitValue(member, key.value, inner)
        }
        for member in dialect.schemaMaps(of: node) {
            guard let text = member.value["$ref"], text.string != nil else { continue }
            misplaced(text, in: "'\(member.name)'", at: visit.target.pointer.appending(member.name), inner)
        }
        for (tokens, node) in dialect.subschemas(of: node) { enter(tokens, node, .schema, inner) }
    }

    private mutating func enter(_ tokens: [String], _ node: Node, _ kind: ObjectKind, _ visit: Visit) {
        let target = Target(
            file: visit.target.file, pointer: JSONPointer(tokens: visit.target.pointer.tokens + tokens), node: node)
        pending.append(
            Visit(
                kind: kind, target: target, base: visit.base, name: tokens.last ?? "",
                direction: Self.direction(inside: kind) ?? visit.direction, dialect: visit.dialect,
                isInSchema: visit.kind == .schema))
    }

    private static func direction(inside kind: ObjectKind) -> Direction? {
        switch kind {
        case .parameter, .requestBody: .request
        case .response: .response
        default: nil
        }
    }

    private func reference(
        _ node: Node, _ role: WrittenReference.Role, to kind: ObjectKind, in visit: Visit,
        at pointer: JSONPointer? = nil
    ) -> WrittenReference {
        WrittenReference(
            kind: kind, node: node, file: visit.target.file, pointer: pointer ?? visit.target.pointer,
            base: visit.base, role: role)
    }

    private mutating func follow(_ reference: WrittenReference, _ visit: Visit) {
        references.append(reference)
        guard let target = find(reference) else { return }
        push(target, as: reference.kind, name: visit.name, direction: visit.direction)
    }

    private mutating func misplaced(_ node: Node, in place: String, at pointer: JSONPointer, _ visit: Visit) {
        let reference = reference(node, .misplaced(in: place), to: visit.kind, in: visit, at: pointer)
        references.append(reference)
        // Its file must be loaded when the reference is replaced by its target.
        _ = find(reference)
    }
}
