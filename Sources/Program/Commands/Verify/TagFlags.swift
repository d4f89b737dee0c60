internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import ScenarioModel
internal import Verification

/// The flags of tags.
struct TagFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Run scenarios that have one of these tags; commas separate them.", valueName: "tags"))
    var only: [String] = []

    @Option(help: ArgumentHelp("Leave out scenarios that have one of these tags.", valueName: "tags"))
    var except: [String] = []

    /// Refuses tags that no scenario has, because a misspelt tag would leave out too much or too little.
    func selection(from scenarios: [Scenario]) throws(Failure) -> TagSelection {
        let known = Set(scenarios.flatMap(\.tags)).sorted()
        let tags = TagSelection(only: Self.names(only), except: Self.names(except))
        for (option, names) in [("--only", tags.only), ("--except", tags.except)] {
            for name in names where !known.contains(name) {
                let hint = NearestName.suggestion(for: name, in: known)
                let list = known.isEmpty ? "no scenario has one" : NameList.sentence("tag", known)
                throw .input("unknown tag '\(name)' for \(option)\(hint.isEmpty ? "; \(list)" : hint)")
            }
        }
        return tags
    }

    private static func names(_ lists: [String]) -> [String] {
        lists.flatMap { $0.split(separator: ",").map(String.init) }
    }
}
