/// Which overlays and dialects the APIs are to have, as asked for.
package struct OverlayPlan: Sendable, Equatable {
    /// An overlay file for the OpenAPI document of an API.
    package struct Overlay: Sendable, Equatable {
        /// Nil for the only API there is.
        package let api: String?
        package let path: String

        package init(api: String?, path: String) {
            self.api = api
            self.path = path
        }
    }

    /// The dialect that an API is to be.
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

    /// Refuses what speaks of none of the APIs called `names`, or does not say of which.
    ///
    /// - Throws: `LoadingError` for the first of them.
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

    /// The dialect that the API called `api` is to be; nil for the API as it is.
    package func dialect(of api: String) -> String? { dialects.first { $0.api == api }?.name }
}
