import TestSupport

/// The floors and modules that `Package.swift` declares, in its order.
struct Manifest {
    struct Module: Equatable {
        let name: String
        let floor: String
        /// The names of the modules it imports; products of other packages are not among them.
        let dependencies: [String]
    }

    let modules: [Module]

    init(_ text: String) {
        var modules: [Module] = []
        for block in text.split(separator: "\n    floor(\n").dropFirst() {
            // Because a floor ends where the next thing of the same depth starts.
            let entries = block.split(separator: "\n        ").prefix { !$0.hasPrefix("Support") }
            guard let floor = Self.names(in: entries.first ?? "").first else { continue }
            for entry in entries.dropFirst() where Self.isModule(entry) {
                let names = Self.names(in: entry.split(separator: "pkgConfig:").first ?? "")
                modules.append(Module(name: names[0], floor: floor, dependencies: Array(names.dropFirst())))
            }
        }
        self.modules = modules
    }

    private static func isModule(_ entry: Substring) -> Bool {
        entry.hasPrefix("module(") || entry.hasPrefix("cLibrary(") || entry.hasPrefix(".executableTarget(")
    }

    /// The texts in quotes.
    private static func names(in entry: Substring) -> [String] {
        entry.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
