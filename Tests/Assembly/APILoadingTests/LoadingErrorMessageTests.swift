import APILoading
import Diagnostics
import Documents
import TestSupport
import Testing

/// What is said where something cannot be loaded at all, word for word.
struct LoadingErrorMessageTests {
    private static let files = FileTable([
        "home/Fixtures/shop/openapi.yaml": "", "home/Fixtures/shop/dialects/old/overlay.yaml": "",
        "home/Fixtures/market/openapi.json": "", "empty/readme.md": "",
    ])

    private static func message(_ names: [String], _ overlays: OverlayPlan = OverlayPlan()) -> String {
        let installation = Installation.find(in: ["nowhere", "home"], files: files)
        return message(names, overlays, installation)
    }

    private static func message(_ names: [String], _ overlays: OverlayPlan, _ installation: Installation?) -> String {
        do throws(LoadingError) {
            _ = try APILoader(files: files, installation: installation, overlays: overlays).load(names)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test(
        arguments: [
            ("shap", "unknown API 'shap'; did you mean 'shop'?"),
            ("petstore", "unknown API 'petstore'; the built-in APIs are 'market' and 'shop'"),
            ("pets.yaml", "cannot read 'pets.yaml': no such file or directory"),
            ("empty", "'empty' has no 'openapi.yaml' or 'openapi.json'"),
            ("pets=./pets", "cannot read './pets': no such file or directory"),
        ]) func ofANameThatLeadsNowhere(name: String, message: String)
    {
        #expect(Self.message([name]) == message)
    }

    @Test func ofTwoAPIsWithOneName() {
        #expect(Self.message(["shop", "shop=market"]) == "two APIs are called 'shop'")
    }

    @Test func ofAMissingInstallation() {
        #expect(
            Self.message([], OverlayPlan(), nil)
                == "no built-in APIs found; name an OpenAPI document, "
                + "or set UNDERSTUDY_HOME to the folder that has 'Fixtures'")
    }

    @Test func ofOverlays() {
        func message(_ api: String?) -> String {
            Self.message([], OverlayPlan(overlays: [OverlayPlan.Overlay(api: api, path: "o.yaml")]))
        }
        #expect(message(nil) == "'--overlay o.yaml' must say which API it changes, as in 'market=o.yaml'")
        #expect(message("shap") == "'--overlay shap=o.yaml' is for an API that is not loaded; did you mean 'shop'?")
        #expect(
            message("pets") == "'--overlay pets=o.yaml' is for an API that is not loaded; there is 'market' and 'shop'")
    }

    @Test func ofDialects() {
        func message(_ dialects: (api: String, name: String)...) -> String {
            Self.message([], OverlayPlan(dialects: dialects.map { OverlayPlan.Dialect(api: $0.api, name: $0.name) }))
        }
        #expect(message(("market", "old")) == "'market' has no dialects")
        #expect(message(("shop", "odd")) == "unknown dialect 'odd' of 'shop'; did you mean 'old'?")
        #expect(message(("shop", "current")) == "unknown dialect 'current' of 'shop'; there is 'old'")
        #expect(message(("pets", "old")).hasPrefix("'--dialect pets=old' is for an API that is not loaded; "))
        #expect(
            message(("shop", "old"), ("shop", "odd"))
                == "'--dialect' is given twice for 'shop'; an API has one dialect at a time")
    }
}
