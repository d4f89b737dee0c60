import APILoading
import TestSupport

/// The APIs of this checkout.
enum BuiltIn {
    /// Their names.
    static let apis = Repository().entries(of: "Fixtures") ?? []

    /// Each with each of its dialects.
    static let dialects = apis.flatMap { api in
        (Repository().entries(of: "Fixtures/\(api)/dialects") ?? []).map { (api, $0) }
    }

    /// Reads the files of the checkout.
    static func loader(_ overlays: OverlayPlan = OverlayPlan()) -> APILoader {
        APILoader(files: Repository(), installation: nil, overlays: overlays)
    }
}
