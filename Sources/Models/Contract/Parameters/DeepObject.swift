internal import HTTPModel
internal import JSONModel
internal import XMLBodies

/// The pairs of one parameter in style `deepObject`: `color[R]=100&color[G]=200` (OAS 3.1 §4.8.12.4).
///
/// The specification defines one level. Further levels and lists are read as most software writes them: `a[b][c]=1`,
/// `a[b]=1&a[b]=2`, `a[b][]=1`, `a[b][0]=1`.
struct DeepObject {
    private struct Entry {
        let keys: ArraySlice<String>
        let text: String
    }

    private let entries: [Entry]
    // Because objects in objects are read by recursion.
    private static let deepest = 32

    /// Takes pairs whose names start with `name[`.
    init(_ pairs: EncodedPairs, name: String) throws(MalformedValue) {
        var entries: [Entry] = []
        for pair in pairs.pairs {
            let keys = try Self.keys(pair.name.dropFirst(name.count))
            entries.append(Entry(keys: keys[...], text: pairs.escaping.decoded(pair.text ?? "")))
        }
        self.entries = entries
    }

    func value(as shape: ValueShape) throws(MalformedValue) -> JSON { try Self.value(of: entries, as: shape) }

    /// The names in brackets: `[a][]` gives `a` and an empty name.
    private static func keys(_ text: Substring) throws(MalformedValue) -> [String] {
        var keys: [String] = []
        var rest = text
        while !rest.isEmpty {
            guard rest.first == "[", let close = rest.firstIndex(of: "]") else {
                throw .init("expected brackets around each name, as in 'name[member]', found one that is not closed")
            }
            keys.append(String(rest[rest.index(after: rest.startIndex)..<close]))
            guard keys.count <= deepest else { throw .init("expected at most \(deepest) brackets after a name") }
            rest = rest[rest.index(after: close)...]
        }
        return keys
    }

    private static func value(of entries: [Entry], as shape: ValueShape) throws(MalformedValue) -> JSON {
        let leaves = entries.filter(\.keys.isEmpty)
        if leaves.count == entries.count { return try shape.value(ofTexts: leaves.map(\.text)) }
        guard leaves.isEmpty else { throw .init("expected a value or members of one name, found both") }
        if case .array(let items, _) = shape.content { return try elements(of: entries, as: items) }
        if shape.isAny, entries.allSatisfy({ $0.keys.first == "" }) { return try elements(of: entries, as: .any) }
        var object = JSONObject()
        for (name, inner) in groups(entries) {
            do throws(MalformedValue) { object.append(name, try value(of: inner, as: shape.member(name))) } catch {
                throw .init("member '\(name)': \(error)")
            }
        }
        return .object(object)
    }

    /// The elements in the order sent: of each empty key, and of all entries of one other key.
    private static func elements(of entries: [Entry], as items: ValueShape) throws(MalformedValue) -> JSON {
        var elements: [JSON] = []
        for (key, inner) in groups(entries) {
            for group in key.isEmpty ? inner.map({ [$0] }) : [inner] {
                elements.append(try value(of: group, as: items))
            }
        }
        return .array(elements)
    }

    /// The entries of each first key, in the order of their first one.
    private static func groups(_ entries: [Entry]) -> [(key: String, entries: [Entry])] {
        var groups: [(key: String, entries: [Entry])] = []
        var positions: [String: Int] = [:]
        for entry in entries {
            let key = entry.keys.first ?? ""
            let inner = Entry(keys: entry.keys.dropFirst(), text: entry.text)
            if let position = positions[key] {
                groups[position].entries.append(inner)
            } else {
                positions[key] = groups.count
                groups.append((key, [inner]))
            }
        }
        return groups
    }
}
