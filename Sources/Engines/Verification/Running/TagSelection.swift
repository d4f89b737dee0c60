internal import ScenarioModel

/// Which scenarios run, by their tags.
package struct TagSelection: Hashable, Sendable {
    /// A scenario runs if it has one of these tags; all run if there are none.
    package let only: [String]
    /// A scenario with one of these tags does not run.
    package let except: [String]

    package static let all = TagSelection()

    package init(only: [String] = [], except: [String] = []) {
        self.only = only
        self.except = except
    }

    /// Why `scenario` does not run; nil when it does.
    func skipReason(of scenario: Scenario) -> String? {
        if let tag = scenario.tags.first(where: except.contains) { return "the tag '\(tag)' is excepted" }
        guard !only.isEmpty, !scenario.tags.contains(where: only.contains) else { return nil }
        let tags = only.map { "'\($0)'" }.joined(separator: ", ")
        return only.count == 1 ? "it does not have the tag \(tags)" : "it has none of the tags \(tags)"
    }
}
