import JSONModel
import Testing

@Suite struct JSONObjectTests {
    private static func object(_ text: String) throws -> JSONObject { try #require(try JSON(text: text).objectValue) }

    @Test func keepsOrderAndDuplicates() throws {
        let object = try Self.object(#"{"b":1,"a":2,"b":3}"#)
        #expect(Array(object.names) == ["b", "a", "b"])
        #expect(object["b"] == 3)
        #expect(object.lastMembers == ["a": 2, "b": 3])
    }

    static let pairs: [(String, String, Bool)] = [
        (#"{"a":1,"b":2}"#, #"{"b":2,"a":1.0}"#, true),
        (#"{"a":1,"a":2}"#, #"{"a":1,"a":2}"#, true),
        (#"{"a":1,"a":2}"#, #"{"a":2}"#, true),
        (#"{"a":1,"a":1}"#, #"{"a":1,"b":2}"#, false),
        (#"{"a":1,"a":2}"#, #"{"a":2,"a":1}"#, false),
        (#"{"a":1}"#, #"{"a":1,"b":null}"#, false),
        ("{\"\u{E9}\":1}", "{\"e\u{301}\":1}", false),
    ]

    @Test(arguments: pairs)
    func isEqualByTheLastMemberOfEachName(_ left: String, _ right: String, _ isEqual: Bool) throws {
        let (left, right) = try (Self.object(left), Self.object(right))
        #expect((left == right) == isEqual)
        #expect((right == left) == isEqual)
        if isEqual { #expect(left.hashValue == right.hashValue) }
    }

    /// Names whose keys are the same, and one that another begins with.
    @Test(arguments: [["a1b1c", "a2b2c", "a3b3c"], ["", "a", "ab", "abc"], ["\u{E9}", "e\u{301}"]])
    func tellsNamesApartThatLookAlike(names: [String]) {
        let object = JSONObject(names.enumerated().map { ($1, .number(JSONNumber($0))) })
        for (position, name) in names.enumerated() {
            #expect(object[name]?.numberValue?.int64 == Int64(position))
            #expect(object[MemberName(name + "x")] == nil)
        }
    }

    @Test func findsMembersOfLargeObjects() {
        var object = JSONObject((0..<100).map { ("name\($0)", JSON.number(JSONNumber($0))) })
        #expect(object["name77"] == 77)
        object["name77"] = nil
        object["name5"] = "five"
        object["new"] = true
        #expect(object["name77"] == nil)
        #expect(object["name78"] == 78)
        #expect(object["name5"] == "five")
        #expect(object["new"] == true)
        #expect(object.count == 100)
        for number in 0..<95 { object["name\(number)"] = nil }
        #expect(Array(object.names) == ["name95", "name96", "name97", "name98", "name99", "new"])
        #expect(object["name96"] == 96)
    }

    @Test func removesEveryMemberOfAName() throws {
        var object = try Self.object(#"{"a":1,"b":2,"a":3}"#)
        object["a"] = nil
        #expect(object == ["b": 2])
        #expect(object.count == 1)
    }

    @Test func reportsDuplicateNamesWithTheirPlaces() throws {
        let text = try JSONText(Array(#"{"a":1,"b":{"a":1,"a":2},"a":3,"\u0061":4}"#.utf8))
        #expect(text.duplicateNames.map(\.name) == ["a", "a", "a"])
        #expect(text.duplicateNames.map(\.offset) == [18, 25, 31])
    }
}
