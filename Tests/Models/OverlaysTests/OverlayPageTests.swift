import Diagnostics
import Documents
import JSONModel
import Overlays
import TestSupport
import Testing

/// The example of `docs/overlays.md` does what the page says.
struct OverlayPageTests {
    @Test func changesCityPayAsThePageSays() throws {
        let page = try Repository().text("docs/overlays.md")
        let example = try #require(page.firstMatch(of: /```yaml\n([^`]*)```/)).output.1
        let document = try Repository().text("Fixtures/citypay/openapi.yaml")
        let applying = try Applying(overlay: String(example), to: document)
        #expect(applying.messages == "")
        let request = try #require(applying.json["components"]?["schemas"]?["PaymentIntentRequestModel"])
        #expect(request["required"] == ["amount", "identifier", "currency"])
        #expect(request["properties"]?["amount"]?["maximum"] == 500_000)
        #expect(request["properties"]?["csc_policy"]?["enum"] == ["0", "1"])
    }
}
