import HTTPModel
import Testing

@Suite struct HTTPFieldsTests {
    private let fields: HTTPFields = ["Accept": "a/b", "X-Id": "1", "accept": "c/d"]

    @Test func combinesFieldsOfOneNameWithoutRegardToCase() {
        #expect(fields["ACCEPT"] == "a/b, c/d")
        #expect(fields.values(of: "aCCept") == ["a/b", "c/d"])
        #expect(fields["x-id"] == "1")
        #expect(fields["x_id"] == nil)
        #expect(fields.values(of: "other").isEmpty)
    }

    @Test func keepsOrderAndSpelling() {
        #expect(fields.fields.map(\.name) == ["Accept", "X-Id", "accept"])
    }

    @Test func replacesAllByOneWhenSet() {
        var fields = fields
        fields["ACCEPT"] = "e/f"
        #expect(fields == ["X-Id": "1", "ACCEPT": "e/f"])
        fields["accept"] = nil
        #expect(fields == ["X-Id": "1"])
    }

    @Test func doesNotTakeOtherCharactersForCase() {
        let fields: HTTPFields = ["a@": "at", "a[": "bracket"]
        #expect(fields["a`"] == nil)
        #expect(fields["a{"] == nil)
        #expect(fields["A@"] == "at")
    }
}
