/// Makes names by which programs recognize tests from one run to the next.
enum UniqueNames {
    /// The names.
    ///
    /// Repeated names get their place added, and a number if the places are the same too.
    static func of(_ names: [(name: String, place: String)]) -> [String] {
        let counts = Dictionary(names.map { ($0.name, 1) }, uniquingKeysWith: +)
        var seen: [String: Int] = [:]
        return names.map { name, place in
            let text = counts[name] == 1 ? name : "\(name) (\(place))"
            let count = (seen[text] ?? 0) + 1
            seen[text] = count
            return count == 1 ? text : "\(text) (\(count))"
        }
    }
}
