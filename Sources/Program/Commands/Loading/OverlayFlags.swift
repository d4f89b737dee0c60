internal import APILoading
internal import ArgumentParser

/// The flags of overlays and dialects.
struct OverlayFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Change an API's OpenAPI document by an overlay; 'api=' may be left out with one API.",
            valueName: "[api=]file"), completion: .documents)
    var overlay: [OverlayPlan.Overlay] = []

    @Option(help: ArgumentHelp("Let an API be one of its dialects, as libro=current.", valueName: "api=name"))
    var dialect: [OverlayPlan.Dialect] = []

    var plan: OverlayPlan { OverlayPlan(overlays: overlay, dialects: dialect) }
}

extension OverlayPlan {
    /// What a command line asks for the dialect of `api` with, as ` --dialect libro=current`; empty when it has none.
    func dialectOption(of api: String) -> String { dialect(of: api).map { " --dialect \(api)=\($0)" } ?? "" }
}

/// `libro=changes.yaml`, or `changes.yaml` alone.
extension OverlayPlan.Overlay: ExpressibleByArgument {
    package init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains("") else { return nil }
        self.init(api: parts.count == 2 ? parts[0] : nil, path: parts[parts.count - 1])
    }
}

/// `libro=current`.
extension OverlayPlan.Dialect: ExpressibleByArgument {
    package init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts.contains("") else { return nil }
        self.init(api: parts[0], name: parts[1])
    }
}
