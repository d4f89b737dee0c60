internal import ContentCodings
package import HTTPModel
internal import JSONModel

/// Why a body could not be read.
///
/// Its value is judged separately.
package enum BodyProblem: Error, Hashable, Sendable {
    /// The body is required and there is none.
    case missing
    /// The contract does not list the media type; nil when the message does not name one.
    case unsupportedMediaType(found: String?, offered: [MediaType])
    /// The body has a coding that Understudy cannot decode.
    case unsupportedCoding(name: String)
    /// The text does not follow the grammar of its media type.
    ///
    /// `logged` is the reason without any character of the body; nil if `reason` has none.
    case malformed(MediaType, reason: String, logged: String? = nil)

    /// The text is not JSON.
    static func malformed(_ type: MediaType, _ error: JSONSyntaxError) -> BodyProblem {
        .malformed(type, reason: error.description, logged: error.placeDescription)
    }

    /// The sentence for a log, which contains no character of the body.
    package var logText: String {
        guard case .malformed(let type, _, let logged?) = self else { return description }
        return "\(BodyProblem.malformed(type, reason: logged))"
    }
}

extension BodyProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing: "a body is required and there is none"
        case .unsupportedMediaType(let found?, let offered):
            "expected a body of type \(Self.list(offered)), found '\(found)'"
        case .unsupportedMediaType(nil, let offered):
            "expected a 'Content-Type' of \(Self.list(offered)), found a body without one"
        case .unsupportedCoding(let name): ContentCodingError.unknown(name).description
        case .malformed(let type, let reason, _): "the body is not '\(type.essence)': \(reason)"
        }
    }

    private static func list(_ types: [MediaType]) -> String {
        types.map { "'\($0)'" }.joined(separator: " or ")
    }
}
