/// The overlays and dialects that were asked for.
package struct OverlayPlan: Sendable, Equatable {
    /// An overlay file for the OpenAPI document of an API.
    package struct Overlay: Sendable, Equatable {
        /// Nil if only one API is loaded.
        package let api: String?
        package let path: String

        package init(api: String?, path: String) {
            self.api = api
            self.path = path
        }
    }

    /// The dialect that is chosen for an API.
    package struct Dialect: Sendable, Equatable {
        package let api: String
        package let name: String

        package init(api: String, name: String) {
            self.api = api
            self.name = name
        }
    }

    package var overlays: [Overlay]
    package var dialects: [Dialect]

    package init(overlays: [Overlay] = [], dialects: [Dialect] = []) {
        self.overlays = overlays
        self.dialects = dialects
    }

    /// Checks that every overlay and dialect is for one of the APIs called `names`.
    ///
    /// - Throws: `LoadingError` for the first that is not, or that does not say which API it is for.
    package func check(against names: [String]) throws(LoadingError) {
        for overlay in overlays {
            guard let api = overlay.api else {
                guard names.count != 1 else { continue }
                throw .overlayOfUnnamedAPI(path: overlay.path, names: names)
            }
            guard names.contains(api) else {
                throw .optionForUnknownAPI("--overlay \(api)=\(overlay.path)", api: api, loaded: names)
            }
        }
        var seen: Set<String> = []
        for dialect in dialects {
            guard names.contains(dialect.api) else {
                throw .optionForUnknownAPI("--dialect \(dialect.api)=\(dialect.name)", api: dialect.api, loaded: names)
            }
            guard seen.insert(dialect.api).inserted else { throw .secondDialect(api: dialect.api) }
        }
    }

    /// The overlay files of the API called `name`, in their order.
    package func files(of name: String) -> [String] {
        overlays.filter { $0.api == nil || $0.api == name }.map(\.path)
    }

    /// The dialect chosen for the API called `api`; nil if none is.
    package func dialect(of api: String) -> String? { dialects.first { $0.api == api }?.name }
}
