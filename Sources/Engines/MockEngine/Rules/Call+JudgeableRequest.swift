internal import Contract
internal import HTTPModel
internal import JSONModel
internal import Matching

/// The parts of a call for the condition `request` of a rule.
extension Call: JudgeableRequest {
    func part(at place: RequestPlace) -> RequestPart {
        switch place {
        case .method: .texts([request.method.rawValue])
        case .path: .texts([path])
        case .query(let name): .texts(parameters.texts(of: name, in: .query))
        case .header(let name): .texts(request.fields.values(of: name))
        case .cookie(let name): .texts(parameters.texts(of: name, in: .cookie))
        case .credential: .value(credential)
        case .body: .value(bodyValue)
        case .bodyText:
            .texts(request.body.isEmpty ? [] : [String(decoding: request.body, as: UTF8.self)])
        }
    }

    /// The path of the contract with its parameters replaced by their values: decoded, except a `/` in a value.
    ///
    /// It does not depend on whether the API was chosen by name, by host or by a server's path.
    private var path: String {
        let template = handler.operation.path
        let expanded = template.expanded { name in
            parameters.path.first { $0.name == name }?.value.replacing("/", with: "%2F")
        }
        return expanded ?? template.text
    }
}
