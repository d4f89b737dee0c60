internal import Diagnostics
internal import Documents
internal import MockEngine

/// Which APIs are to be loaded, and how: the same each time.
struct APILoading {
    /// APIs that were loaded, each compiled as often as there are copies, and what there is to say of their files.
    struct Loaded {
        let copies: [[API]]
        let findings: Findings
    }

    let names: [String]
    let overlays: OverlayPlan
    let copies: Int

    func load(_ files: any FileSource) throws(Failure) -> Loaded {
        var loader = APILoader(files: files, overlays: overlays)
        let copies = try loader.load(names, copies: copies)
        return Loaded(copies: copies, findings: loader.findings)
    }
}
