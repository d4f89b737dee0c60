/// The names of the resources that a rule has found or created so far.
struct BoundNames {
    private(set) var all: [String] = []
    private var lists: Set<String> = []

    mutating func bind(_ name: String, isList: Bool) {
        all.append(name)
        if isList { lists.insert(name) } else { lists.remove(name) }
    }

    /// Whether the name stands for a list of resources, by its latest binding.
    func isList(_ name: String) -> Bool { lists.contains(name) }
}
