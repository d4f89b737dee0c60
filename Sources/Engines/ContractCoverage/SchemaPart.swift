internal import JSONModel
internal import SchemaValidation

/// What a schema has that values can meet, with the numbers of its items and of the parts it leads to.
struct SchemaPart {
    struct Member {
        let name: String
        let present: Int
        /// Nil while no way to the schema lets the member be absent.
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
    /// What members that have no schema of their own are held to.
    var others: Int?
    var prefix: [Int] = []
    var elements: Int?
    /// What every value is held to as well: `allOf` and references.
    var always: [Int] = []
    var branches: [Branch] = []
    var condition: Condition?
    /// What this schema alone requires.
    var required: Set<String> = []
}
