internal import Contract
internal import Diagnostics
internal import Documents
internal import JSONModel
internal import OpenAPIObjects
internal import SchemaValidation

/// A component that no operation refers to, directly or through others.
enum UnusedComponents: ContractCheck {
    /// The key with the reason why an unused component is there.
    private static let excuseKey = "x-unused"

    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        let used = UsedComponents(contract).components
        for kind in contract.root["components"]?.mapping?.members ?? [] where !kind.name.hasPrefix("x-") {
            for member in kind.value.mapping?.members ?? [] where !member.name.hasPrefix("x-") {
                let isUsed = used.contains(UsedComponents.Component(kind: kind.name, name: member.name))
                let excuse = member.value[excuseKey]
                if isUsed, let excuse {
                    findings.warning(at: excuse.location, "'\(member.name)' has '\(excuseKey)', and is used")
                } else if !isUsed, excuse == nil {
                    findings.warning(
                        at: member.nameLocation,
                        "'\(member.name)' of '\(kind.name)' is never used; remove it, or say why "
                            + "it is there in '\(excuseKey)'")
                }
            }
        }
    }
}

/// The components to which references from outside of `components` lead.
private struct UsedComponents {
    struct Component: Hashable {
        let kind: String
        let name: String
    }

    /// The parts of a document that contain references or are their targets.
    private enum Owner: Hashable {
        case document
        case component(Component)
        // A file beside the document counts as used as a whole.
        case file(String)
    }

    private(set) var components: Set<Component> = []
    private let contract: LintedContract
    private var targets: [Owner: [Owner]] = [:]

    init(_ contract: LintedContract) {
        self.contract = contract
        for reference in contract.documents.references {
            guard let place = contract.target(of: reference) else { continue }
            add(owner(of: place), from: owner(file: reference.file, reference.pointer))
        }
        for object in contract.documents.objects where object.kind == .securityRequirement {
            let owner = owner(file: object.file, object.pointer)
            for name in object.node.mapping?.names.map(\.self) ?? [] {
                add(.component(Component(kind: "securitySchemes", name: name)), from: owner)
            }
        }
        follow([.document])
        while let heirs = newHeirs() { follow(heirs) }
    }

    private mutating func add(_ target: Owner, from owner: Owner) { targets[owner, default: []].append(target) }

    private func owner(of place: SchemaPlace) -> Owner {
        // Parts that an overlay added are located in the overlay's file.
        let isInDocument = contract.root.node(at: place.pointer)?.location == place.node.location
        return owner(file: isInDocument ? contract.path : place.node.location.file, place.pointer)
    }

    private func owner(file: String, _ pointer: JSONPointer) -> Owner {
        guard file == contract.path else { return .file(file) }
        let tokens = pointer.tokens
        guard tokens.count >= 3, tokens[0] == "components" else { return .document }
        return .component(Component(kind: tokens[1], name: tokens[2]))
    }

    private mutating func follow(_ start: [Owner]) {
        var pending = start
        var seen = Set(components.map(Owner.component)).union(start)
        while let owner = pending.popLast() {
            if case .component(let component) = owner { components.insert(component) }
            pending += (targets[owner] ?? []).filter { seen.insert($0).inserted }
        }
    }

    /// The schemas that extend a used schema with a discriminator, which does not refer to them itself; nil if there
    /// are no new ones.
    private func newHeirs() -> [Owner]? {
        let schemas = contract.root["components"]?["schemas"]?.mapping?.members ?? []
        let heirs = schemas.filter { schema in
            guard !components.contains(Component(kind: "schemas", name: schema.name)) else { return false }
            let builtOn = (schema.value["allOf"]?.sequence ?? []).compactMap { $0["$ref"]?.string }
            return builtOn.contains { reference in
                guard let parent = contract.documents.registry.resolve(reference, base: contract.base),
                    parent.node["discriminator"] != nil
                else { return false }
                return components.contains { .component($0) == owner(of: parent) }
            }
        }
        return heirs.isEmpty ? nil : heirs.map { .component(Component(kind: "schemas", name: $0.name)) }
    }
}
