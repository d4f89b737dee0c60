internal import Diagnostics
internal import Documents

/// Which overlays and dialects the APIs are to have, as asked for.
struct OverlayPlan {
    var overlays: [OverlayRequest] = []
    var dialects: [DialectRequest] = []

    /// Refuses what speaks of none of the APIs called `names`, or does not say of which.
    func check(against names: [String]) throws(Failure) {
        for request in overlays {
            guard let api = request.api else {
                guard names.count != 1 else { continue }
                let example = "\(names.first ?? "api")=\(request.path)"
                throw .input("'--overlay \(request.path)' must say which API it changes, as in '\(example)'")
            }
            try check(api, against: names, "--overlay \(api)=\(request.path)")
        }
        var seen: Set<String> = []
        for request in dialects {
            try check(request.api, against: names, "--dialect \(request.api)=\(request.name)")
            guard seen.insert(request.api).inserted else {
                throw .input("'--dialect' is given twice for '\(request.api)'; an API has one dialect at a time")
            }
        }
    }

    private func check(_ api: String, against names: [String], _ option: String) throws(Failure) {
        if names.contains(api) { return }
        let hint = NearestName.suggestion(for: api, in: names)
        let known = hint.isEmpty ? "; there is \(NameList.of(names, conjunction: "and"))" : hint
        throw .input("'\(option)' is for an API that is not loaded\(known)")
    }

    /// The overlay files of the API called `name`, in their order.
    func files(of name: String) -> [String] {
        overlays.filter { $0.api == nil || $0.api == name }.map(\.path)
    }

    func dialect(of name: String) -> String? { dialects.first { $0.api == name }?.name }
}
