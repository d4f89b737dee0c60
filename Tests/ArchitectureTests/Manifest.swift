import Foundation

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
        for block in text.components(separatedBy: "\n    floor(\n").dropFirst() {
            let entries = Self.entries(of: block.components(separatedBy: "\n    testFloor(")[0])
            guard let floor = entries.first.flatMap({ Self.names(in: $0).first }) else { continue }
            for entry in entries.dropFirst() where Self.isModule(entry) {
                let names = Self.names(in: entry.components(separatedBy: "pkgConfig:")[0])
                modules.append(Module(name: names[0], floor: floor, dependencies: Array(names.dropFirst())))
            }
        }
        self.modules = modules
    }

    /// The arguments of a floor: each starts on a line that is indented by eight spaces.
    private static func entries(of block: String) -> [String] {
        var entries: [String] = []
        for line in block.split(separator: "\n") {
            if line.hasPrefix("        "), line.dropFirst(8).first != " " {
                entries.append(String(line.dropFirst(8)))
            } else if !entries.isEmpty {
                entries[entries.count - 1] += line
            }
        }
        return entries
    }

    private static func isModule(_ entry: String) -> Bool {
        entry.hasPrefix("module(") || entry.hasPrefix("cLibrary(") || entry.hasPrefix(".executableTarget(")
    }

    /// The texts in quotes.
    private static func names(in entry: String) -> [String] {
        entry.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
