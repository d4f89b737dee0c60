internal import Contract
package import HTTPModel
internal import JSONModel

/// The parts of a body that are secret because of their names, such as the value of `"password"`.
///
/// The body is only divided into tokens, so one that is cut, or is malformed, is searched too.
package struct SecretMembers {
    /// A secret value in a body.
    struct Part: Equatable {
        let name: String
        /// The value, decoded.
        let text: String
        /// The bytes of the value in the body, as they are spelled there.
        let range: Range<Int>
        /// Whether it is a number or a word of JSON, and needs quotes when it is masked.
        var isBare = false
    }

    /// In the order of the body.
    let parts: [Part]
    /// The bytes in which the parts are.
    private let bytes: [UInt8]

    /// The body is decoded by its charset.
    package init(fields: HTTPFields, body: [UInt8], _ names: SecretNames) {
        let type = fields["Content-Type"].flatMap { MediaType($0) }
        let isDecoded = type?.isMultipart != true && (type?.parameter("charset") != nil || type?.isXML == true)
        self.init(isDecoded ? Array(BodyCodec.text(of: body, type: type).utf8) : body, type: type, names)
    }

    /// `bytes` is the body in UTF-8, or in another charset that contains ASCII.
    package init(_ bytes: [UInt8], type: MediaType?, _ names: SecretNames) {
        self.bytes = bytes
        if bytes.isEmpty {
            parts = []
        } else if type?.isForm == true {
            parts = FormSecrets(bytes, names).parts
        } else if type?.isXML == true {
            parts = XMLSecrets(bytes, names).parts
        } else if let type, type.isMultipart, let boundary = type.parameter("boundary") {
            parts = Self.inMultipart(bytes, boundary, names)
        } else if type?.isJSON == true || Self.beginsAsJSON(bytes) {
            parts = JSONSecrets(bytes, names).parts
        } else {
            parts = TextSecrets(bytes, names).parts
        }
    }

    package var isEmpty: Bool { parts.isEmpty }

    /// The body with the parts masked.
    package var masked: [UInt8] {
        pieces.flatMap { piece in
            switch piece {
            case .other(let bytes): Array(bytes)
            case .secret(let part): Array((part.isBare ? "\"\(SecretNames.mask)\"" : SecretNames.mask).utf8)
            }
        }
    }

    /// A JSON body that contains only these members; empty if there are none.
    package var body: [UInt8] {
        parts.isEmpty
            ? [] : JSONWriter.bytes(of: .array(parts.map { .object(JSONObject([($0.name, .string($0.text))])) }))
    }

    package func secrets(api: String) -> [Secret] { parts.map { Secret($0.text, api: api, name: $0.name) } }

    /// The body for a shell, with variables in place of the parts.
    ///
    /// `others` gives the rest for a shell.
    func shellParts(api: String, others: ([UInt8]) -> [ShellPart]) -> [ShellPart] {
        pieces.flatMap { piece -> [ShellPart] in
            switch piece {
            case .other(let bytes): return others(Array(bytes))
            case .secret(let part):
                let variable = ShellPart.variable(Secret.variable(api, part.name))
                let isPlain = bytes[part.range].elementsEqual(part.text.utf8)
                return [isPlain ? variable : variable.named("ENCODED")]
            }
        }
    }

    private enum Piece {
        case other(ArraySlice<UInt8>)
        case secret(Part)
    }

    private var pieces: [Piece] {
        var pieces: [Piece] = []
        var position = 0
        for part in parts {
            if position < part.range.lowerBound { pieces.append(.other(bytes[position..<part.range.lowerBound])) }
            pieces.append(.secret(part))
            position = part.range.upperBound
        }
        return position < bytes.count ? pieces + [.other(bytes[position...])] : pieces
    }

    private static func beginsAsJSON(_ bytes: [UInt8]) -> Bool {
        bytes.first { !" \t\r\n".utf8.contains($0) }.map { "{[".utf8.contains($0) } == true
    }

    /// Parts of a multipart body with secret names, and members inside parts.
    private static func inMultipart(_ bytes: [UInt8], _ boundary: String, _ names: SecretNames) -> [Part] {
        guard let contents = try? Multipart.contents(of: bytes, boundary: boundary) else {
            return TextSecrets(bytes, names).parts
        }
        return contents.flatMap { fields, range -> [Part] in
            let disposition = HeaderText.split(fields["Content-Disposition"] ?? "", at: ";")
            let name =
                disposition.first { $0.lowercased().hasPrefix("name=") }
                .map { HeaderText.unquote($0.dropFirst(5)) } ?? ""
            if names.isSecret(member: name), !range.isEmpty {
                return [Part(name: name, text: String(decoding: bytes[range], as: UTF8.self), range: range)]
            }
            let type = fields["Content-Type"].flatMap { MediaType($0) }
            return SecretMembers(Array(bytes[range]), type: type, names).parts.map { part in
                let moved = part.range.lowerBound + range.lowerBound..<part.range.upperBound + range.lowerBound
                return Part(name: part.name, text: part.text, range: moved, isBare: part.isBare)
            }
        }
    }
}
