internal import Contract
internal import Diagnostics
internal import Documents
internal import JSONModel
internal import SchemaValidation

/// A component that no operation comes to, by whatever references.
enum UnusedComponents: ContractCheck {
    /// Says why a component is there that nothing uses.
    private static let excuseKey = "x-unused"

    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        let used = UsedComponents(contract).names
        for kind in contract.root["components"]?.mapping?.members ?? [] where !kind.name.hasPrefix("x-") {
            for member in kind.value.mapping?.members ?? [] where !member.name.hasPrefix("x-") {
                let isUsed = used.contains(UsedComponents.Name(kind: kind.name, name: member.name))
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

/// The components that are reached from outside of `components`.
private struct UsedComponents {
    struct Name: Hashable {
        let kind: String
        let name: String
    }

    private(set) var names: Set<Name> = []
    private let contract: LintedContract
    private var pending: [(node: Node, base: String)] = []
    private var visitedFiles: Set<String> = []

    init(_ contract: LintedContract) {
        self.contract = contract
        for member in contract.root.mapping?.members ?? [] where member.name != "components" {
            pending.append((member.value, contract.base))
        }
        addSecuritySchemes()
        repeat {
            while let (node, base) = pending.popLast() { follow(node, base) }
        } while addHeirs()
    }

    private mutating func follow(_ node: Node, _ base: String) {
        for reference in WrittenReferences.all(in: node) { add(reference.string ?? "", base) }
        for mapping in Self.discriminatorMappings(in: node) {
            for target in mapping {
                // Because a mapping has references, or names of schemas (OAS 3.1 §4.8.25).
                add("#/components/schemas/\(target)", contract.base)
                add(target, base)
            }
        }
    }

    private mutating func add(_ reference: String, _ base: String) {
        guard let place = contract.documents.registry.resolve(reference, base: base) else { return }
        if let name = component(at: place) {
            guard names.insert(name).inserted, let node = contract.root["components"]?[name.kind]?[name.name] else {
                return
            }
            pending.append((node, contract.base))
        } else if visitedFiles.insert(place.node.location.file).inserted,
            let root = contract.documents.roots[place.node.location.file], root.location != contract.root.location
        {
            // Because what a file beside the document has is used by whoever refers to any of it.
            pending.append((root, ContractDocuments.uri(of: place.node.location.file)))
        }
    }

    /// The component that `place` is, or lies in.
    private func component(at place: SchemaPlace) -> Name? {
        let tokens = place.pointer.tokens
        guard tokens.count >= 3, tokens[0] == "components",
            contract.root.node(at: place.pointer)?.location == place.node.location
        else { return nil }
        return Name(kind: tokens[1], name: tokens[2])
    }

    private mutating func addSecuritySchemes() {
        for scheme in requiredSchemes(in: contract.root) {
            names.insert(Name(kind: "securitySchemes", name: scheme))
        }
    }

    /// What the document and its operations require.
    private func requiredSchemes(in root: Node) -> [String] {
        let operations = contract.contract.operations.flatMap(\.security).flatMap(\.items).map(\.scheme.name)
        var lists = [root["security"]]
        for item in root["paths"]?.mapping?.members ?? [] {
            // Because a requirement that can be left out is none for an operation, but names its scheme all the same.
            lists += (item.value.mapping?.members ?? []).map { $0.value["security"] }
        }
        let written = lists.compactMap { $0?.sequence }.joined().flatMap { $0.mapping.map { Array($0.names) } ?? [] }
        return operations + written
    }

    /// Adds schemas that build on one with a discriminator, which is how that names its heirs; false when none is new.
    private mutating func addHeirs() -> Bool {
        let schemas = contract.root["components"]?["schemas"]?.mapping?.members ?? []
        let before = names.count
        for schema in schemas where !names.contains(Name(kind: "schemas", name: schema.name)) {
            let builtOn = (schema.value["allOf"]?.sequence ?? []).compactMap { $0["$ref"]?.string }
            let inherits = builtOn.contains { reference in
                guard let parent = contract.documents.registry.resolve(reference, base: contract.base),
                    parent.node["discriminator"] != nil, let name = component(at: parent)
                else { return false }
                return names.contains(name)
            }
            if inherits {
                names.insert(Name(kind: "schemas", name: schema.name))
                pending.append((schema.value, contract.base))
            }
        }
        return names.count > before
    }

    private static func discriminatorMappings(in node: Node) -> [[String]] {
        var found: [[String]] = []
        var pending = [node]
        while let node = pending.popLast() {
            if let mapping = node["discriminator"]?["mapping"]?.mapping {
                found.append(mapping.members.compactMap(\.value.string))
            }
            pending += node.mapping?.members.map(\.value) ?? []
            pending += node.sequence ?? []
        }
        return found
    }
}
