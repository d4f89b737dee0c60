import Behaviour
import JSONModel
import Testing

@testable import Behaviour

/// What every body of an error has.
@Suite struct FixedBodyTests {
    private func fixedBody(_ error: String) throws -> JSON? {
        let text = """
            errors:
              status: 422
              codes: {E1: \(error)}
            """
        let (behaviour, findings, _) = try Shop.read(text)
        #expect(findings == [])
        return try #require(behaviour?.errors["E1"]).fixedBody
    }

    @Test func leavesOutWhatChanges() throws {
        let body =
            "{title: Refused, status: $error.status, id: $uuid, at: $now, note: 'order {$request.body#/id}', l: [$now]}"
        let fixed = try fixedBody("{body: \(body)}")
        #expect(fixed == ["title": "Refused", "status": 422])
        let uuid = try fixedBody("{body: {id: $uuid}}")
        #expect(uuid == nil)
        #expect(try fixedBody("gone") == nil)
    }
}
