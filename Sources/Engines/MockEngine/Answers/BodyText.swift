internal import Contract
internal import HTTPModel
internal import JSONModel
internal import Secrets

/// A body as text, with the values of secret members masked.
///
/// In JSON and in forms, members are found by name. Any other body, and one that is cut or cannot be read, is masked as
/// a whole if it contains the name of a secret member.
struct BodyText {
    private let bytes: [UInt8]
    private let names: SecretNames
    private let value: JSON?
    private let isForm: Bool

    init(_ bytes: [UInt8], _ fields: HTTPFields, _ names: SecretNames) {
        self.bytes = bytes
        self.names = names
        let type = fields["Content-Type"].flatMap { MediaType($0) }
        isForm = type?.isForm == true
        value = names.members.isEmpty || isForm ? nil : try? JSONText(bytes).value
    }

    /// The body as it was sent, with secrets masked.
    var masked: String {
        let text = String(decoding: bytes, as: UTF8.self)
        if names.members.isEmpty { return text }
        if let value {
            let masked = names.masked(value)
            return masked == value ? text : masked.description
        }
        if isForm {
            return text.split(separator: "&", omittingEmptySubsequences: false).map(maskedPair).joined(separator: "&")
        }
        return names.members.contains { text.contains($0) } ? SecretNames.mask : text
    }

    /// The values of secret members.
    var secrets: [String] {
        if names.members.isEmpty { return [] }
        if let value { return names.secrets(in: value) }
        guard isForm else { return [] }
        return QueryItem.parse(String(decoding: bytes, as: UTF8.self)).filter { names.members.contains($0.name) }
            .compactMap(\.value)
    }

    private func maskedPair(_ pair: Substring) -> String {
        let name = QueryItem.parse(String(pair)).first?.name ?? ""
        guard names.members.contains(name) else { return String(pair) }
        return "\(pair.prefix { $0 != "=" })=\(SecretNames.mask)"
    }
}
