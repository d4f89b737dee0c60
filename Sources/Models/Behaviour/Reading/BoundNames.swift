/// The names that a rule has given so far to what it finds and creates.
struct BoundNames {
    private(set) var all: [String] = []
    private var lists: Set<String> = []

    mutating func bind(_ name: String, isList: Bool) {
        all.append(name)
        if isList { lists.insert(name) } else { lists.remove(name) }
    }

    /// Whether the name stands for a list of resources; the latest binding counts.
    func isList(_ name: String) -> Bool { lists.contains(name) }
}
