/// A media type with its parameters (RFC 9110 §8.3.1); type and parameter names are lower case.
package final class MediaType: Sendable {
    package let type: String
    package let subtype: String
    /// `type/subtype`.
    package let essence: String
    /// Name and unquoted value, in the order written.
    package let parameters: [Parameter]
    /// The value of a `Content-Type` field, parameters included.
    package let description: String

    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// Nil when the text is not `type/subtype` with optional `;name=value` parameters.
    package init?(_ text: some StringProtocol) {
        var parts = HeaderText.split(text, at: ";").makeIterator()
        guard let names = parts.next()?.split(separator: "/", omittingEmptySubsequences: false),
            names.count == 2, names.allSatisfy(HeaderText.isToken)
        else { return nil }
        var parameters: [Parameter] = []
        while let part = parts.next() {
            if part.isEmpty { continue }
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            // Because no header field can have other control characters (RFC 9110 §5.5).
            guard pair.count == 2, HeaderText.isToken(pair[0]), !pair[1].utf8.contains(where: Self.isControl) else {
                return nil
            }
            parameters.append(Parameter(name: pair[0].lowercased(), value: HeaderText.unquote(pair[1])))
        }
        type = names[0].lowercased()
        subtype = names[1].lowercased()
        self.parameters = parameters
        let essence = "\(type)/\(subtype)"
        self.essence = essence
        description = parameters.reduce(essence) { text, parameter in
            let value = HeaderText.isToken(parameter.value[...]) ? parameter.value : HeaderText.quoted(parameter.value)
            return "\(text);\(parameter.name)=\(value)"
        }
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }

    /// Takes names that are tokens in lower case.
    init(type: String, subtype: String) {
        self.type = type
        self.subtype = subtype
        essence = "\(type)/\(subtype)"
        parameters = []
        description = essence
    }

    package func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// Whether it is JSON, by its name or its structured suffix (RFC 6839 §3.1).
    package var isJSON: Bool { subtype == "json" || subtype.hasSuffix("+json") }

    /// Whether it is XML, by its name or its structured suffix (RFC 7303 §4).
    package var isXML: Bool { subtype == "xml" || subtype.hasSuffix("+xml") }

    package var isRange: Bool { subtype == "*" }

    /// A usual type of a range such as `*/*`; any other type itself.
    package var representative: MediaType {
        guard isRange else { return self }
        switch type {
        case "*", "application": return .json
        case "text": return .plainText
        case "image": return MediaType(type: "image", subtype: "png")
        default: return MediaType(type: type, subtype: "octet-stream")
        }
    }

    /// Whether the range `text/*` or `*/*` includes this type.
    ///
    /// Parameters of the range, except `q`, must agree; with `mayLackParameters`, only those that this type has too.
    package func isIncluded(in range: MediaType, mayLackParameters: Bool = false) -> Bool {
        guard range.type == "*" || range.type == type, range.subtype == "*" || range.subtype == subtype else {
            return false
        }
        return range.parameters.allSatisfy { wanted in
            if wanted.name == "q" || wanted.name == "charset" { return true }
            let own = parameter(wanted.name)
            return own == wanted.value || own == nil && mayLackParameters
        }
    }
}

extension MediaType: CustomStringConvertible {}

extension MediaType: Hashable {
    package static func == (left: MediaType, right: MediaType) -> Bool {
        left.essence == right.essence && left.parameters == right.parameters
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(essence)
        hasher.combine(parameters)
    }
}
