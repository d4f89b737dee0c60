internal import JSONModel
internal import SchemaValidation

/// The parts of a schema that values can meet: the numbers of its items, and of the schemas it leads to.
struct SchemaPart {
    struct Member {
        let name: String
        let present: Int
        /// Nil until a path to the schema allows the member to be absent.
        var absent: Int?
        let part: Int
    }

    struct Branch {
        let schema: Schema
        let item: Int
        let part: Int
    }

    struct Condition {
        let schema: Schema
        let consequence: Int?
        let alternative: Int?
    }

    var values: [(value: JSON, item: Int)] = []
    var members: [Member] = []
    /// The schema of members without one of their own.
    var others: Int?
    var prefix: [Int] = []
    var elements: Int?
    /// The schemas that every value is checked against too: `allOf` and references.
    var always: [Int] = []
    var branches: [Branch] = []
    var condition: Condition?
    /// The names that this schema alone requires.
    var required: Set<String> = []
}
