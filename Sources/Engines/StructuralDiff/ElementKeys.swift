internal import JSONModel

/// Aligning elements of lists that identify themselves: objects with an `id`, a `code`, a `name`.
///
/// A member is the key of two lists under three conditions. Every element of both lists is an object in which it is a
/// string or a number. No two elements of one list have the same value. At least half of the shorter list's values are
/// in the other list too, because ids that are new in each response align nothing.
enum ElementKeys {
    /// The elements in both ranges that have the same key, in the order of the actual list; nil when there is no key.
    static func pairs(
        _ expected: [JSON], _ actual: [JSON], _ old: Range<Int>, _ new: Range<Int>, names: [String]
    ) -> [IndexPair]? {
        for name in names where expected[0][name] != nil {
            guard let oldKeys = indices(of: name, in: expected), let newKeys = indices(of: name, in: actual) else {
                continue
            }
            let shared = newKeys.compactMap { key, index in oldKeys[key].map { IndexPair(old: $0, new: index) } }
            guard shared.count * 2 >= min(oldKeys.count, newKeys.count) else { continue }
            return shared.filter { old.contains($0.old) && new.contains($0.new) }.sorted { $0.new < $1.new }
        }
        return nil
    }

    /// The index of each key; nil unless every element has a unique one.
    private static func indices(of name: String, in elements: [JSON]) -> [JSON: Int]? {
        var indices: [JSON: Int] = [:]
        for (index, element) in elements.enumerated() {
            guard let key = element[name], key.kind == .string || key.kind == .number,
                indices.updateValue(index, forKey: key) == nil
            else { return nil }
        }
        return indices
    }
}
