internal import Randomness

/// Words, and names of people, that texts are made of.
enum Words {
    static func word(_ random: inout SeededRandom) -> String { FormatSamples.one(of: words, &random) }
    static func firstName(_ random: inout SeededRandom) -> String { FormatSamples.one(of: firstNames, &random) }
    static func lastName(_ random: inout SeededRandom) -> String { FormatSamples.one(of: lastNames, &random) }

    private static let words = [
        "amber", "bridge", "cedar", "delta", "ember", "field", "garden", "harbour", "island", "jasmine", "kernel",
        "lantern", "meadow", "nectar", "orchard", "pebble", "quartz", "river", "silver", "timber", "umbra", "valley",
        "willow", "yarrow", "zephyr",
    ]
    private static let firstNames = [
        "Ada", "Alan", "Barbara", "Dennis", "Edsger", "Frances", "Grace", "Hedy", "Ken", "Leslie", "Margaret", "Radia",
    ]
    private static let lastNames = [
        "Allen", "Dijkstra", "Hamilton", "Hopper", "Lamarr", "Lamport", "Liskov", "Lovelace", "Perlman", "Ritchie",
        "Thompson", "Turing",
    ]
}
