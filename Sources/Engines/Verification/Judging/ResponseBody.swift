internal import Contract
internal import HTTPModel
internal import JSONModel

/// The value of a response's body where the contract does not say how to read it: JSON by its type, else text.
enum ResponseBody {
    static func value(of response: HTTPResponse) -> JSON? {
        guard !response.body.isEmpty else { return nil }
        let type = response.fields["Content-Type"].flatMap { MediaType($0) }
        if type?.isJSON == true, let text = try? JSONText(response.body) { return text.value }
        return .string(String(decoding: response.body, as: UTF8.self))
    }
}
