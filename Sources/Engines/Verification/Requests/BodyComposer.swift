internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import ScenarioModel

/// Makes the body of a step's request, and its `Content-Type`.
struct BodyComposer {
    let step: Step
    let operation: Operation?
    let scope: StepScope

    /// The bytes and their value.
    ///
    /// Adds the header field unless the step has its own.
    func compose(_ fields: inout HTTPFields) throws(UnsendableRequest) -> (bytes: [UInt8], value: JSON?) {
        let written = fields["Content-Type"]
        let type = written ?? contentType
        if written == nil, let type { fields.append("Content-Type", type) }
        switch step.body {
        case nil: return ([], nil)
        case .text(let text): return (Array(text.utf8), nil)
        case .value(let template):
            guard let value = template.value(in: scope) else { throw .absentBody }
            let type = type.flatMap { MediaType($0) } ?? standardType
            let content = operation?.requestBody?.content.entry(for: type)
            return (BodyCodec.encode(value, type: type, as: content), value)
        }
    }

    /// The text of `Content-Type`; nil for none.
    private var type: String? {
        switch step.contentType {
        case .none: nil
        case .text(let text): text
        case .ofOperation: step.body == nil ? nil : standardType.description
        }
    }

    /// The text with the boundary of a multipart body, unless the body is sent as text.
    private var contentType: String? {
        guard case .value? = step.body, let type, let parsed = MediaType(type), parsed.isMultipart else { return type }
        return parsed.parameter("boundary") == nil ? parsed.contentType : type
    }

    private var standardType: MediaType { operation?.requestBody?.content.first?.mediaType ?? .json }
}
