internal import ArgumentParser

/// What the APIs' files are changed by before they are used.
struct OverlayFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Change an API's OpenAPI document by an overlay; 'api=' may be left out with one API.",
            valueName: "[api=]file"))
    var overlay: [OverlayRequest] = []

    @Option(help: ArgumentHelp("Let an API be one of its dialects, as libro=current.", valueName: "api=name"))
    var dialect: [DialectRequest] = []

    var plan: OverlayPlan { OverlayPlan(overlays: overlay, dialects: dialect) }
}

/// `libro=changes.yaml`, or `changes.yaml` alone.
struct OverlayRequest: ExpressibleByArgument {
    /// Nil for the only one.
    let api: String?
    let path: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains("") else { return nil }
        api = parts.count == 2 ? parts[0] : nil
        path = parts[parts.count - 1]
    }
}

/// `libro=current`.
struct DialectRequest: ExpressibleByArgument {
    let api: String
    let name: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts.contains("") else { return nil }
        api = parts[0]
        name = parts[1]
    }
}
