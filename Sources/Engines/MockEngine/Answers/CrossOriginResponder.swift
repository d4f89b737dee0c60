package import HTTPModel

/// Lets web pages of any origin call the wrapped responder (Fetch §3.2, "CORS protocol"); for `serve --cors`.
///
/// The answer names the origin instead of `*`, so that requests with cookies and credentials work too. CORS fields of
/// the wrapped responder are not changed. Answers of the admin API stay as they are.
package struct CrossOriginResponder: MockResponder {
    private let responder: any MockResponder
    private static let preflightVary = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
    /// The seconds for which a browser may keep the answer to a preflight.
    private static let maxAge = "600"
    /// The fields that a page may read without permission (Fetch §2.2.2).
    private static let safelisted: Set = [
        "cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma",
        "set-cookie", "set-cookie2", "vary",
    ]

    package init(_ responder: any MockResponder) { self.responder = responder }

    package func answered(_ request: HTTPRequest) -> Answered {
        if responder.isAdministrative(request) { return responder.answered(request) }
        if let preflight = preflight(request) { return Answered(preflight, by: .understudy) }
        var answered = responder.answered(request)
        answered.response = Self.allowing(answered.response, to: request.fields)
        return answered
    }

    package func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
        let completed = responder.completing(response, reason: reason, to: request)
        return responder.isAdministrative(request) ? completed : Self.allowing(completed, to: request.fields)
    }

    package func isAdministrative(_ request: HTTPRequest) -> Bool { responder.isAdministrative(request) }

    /// The response, with header fields that let the page that sent the request read it.
    private static func allowing(_ response: HTTPResponse, to fields: HTTPFields) -> HTTPResponse {
        var response = response
        guard response.fields["Access-Control-Allow-Origin"] == nil else { return response }
        let exposed = exposedNames(response.fields)
        response.fields.append("Vary", "Origin")
        guard let origin = fields["Origin"] else { return response }
        response.fields.append("Access-Control-Allow-Origin", origin)
        response.fields.append("Access-Control-Allow-Credentials", "true")
        // Because `*` does not mean all names when there are credentials.
        if !exposed.isEmpty { response.fields.append("Access-Control-Expose-Headers", exposed) }
        return response
    }

    /// The answer to a preflight; nil for any other request.
    ///
    /// Any method is allowed, so that the page sees the 404 or 405 of a mistake.
    private func preflight(_ request: HTTPRequest) -> HTTPResponse? {
        guard request.method == .options, let origin = request.fields["Origin"],
            let method = request.fields["Access-Control-Request-Method"]
        else { return nil }
        var fields: HTTPFields = [
            "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true",
            "Access-Control-Allow-Methods": method,
        ]
        if let names = request.fields["Access-Control-Request-Headers"] {
            fields.append("Access-Control-Allow-Headers", names)
        }
        if request.fields["Access-Control-Request-Private-Network"] == "true" {
            fields.append("Access-Control-Allow-Private-Network", "true")
        }
        fields.append("Access-Control-Max-Age", Self.maxAge)
        fields.append("Vary", Self.preflightVary)
        return HTTPResponse(status: 204, fields: fields)
    }

    private static func exposedNames(_ fields: HTTPFields) -> String {
        var names: [String] = []
        for field in fields.fields where !safelisted.contains(field.name.lowercased()) && !names.contains(field.name) {
            names.append(field.name)
        }
        return names.joined(separator: ", ")
    }
}
