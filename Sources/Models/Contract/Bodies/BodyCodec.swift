package import HTTPModel
package import JSONModel
internal import XMLBodies

/// Turns bodies into JSON values and back, by media type: JSON, XML by the schema's shape, forms,
/// parts, text, and any bytes.
package enum BodyCodec {
    /// The value of a body.
    ///
    /// Faults that no schema describes are among the violations: the type of a part, a field that comes twice.
    ///
    /// - Throws: `BodyProblem.malformed` with the place inside the body.
    package static func decode(
        _ bytes: [UInt8], type: MediaType, as content: MediaTypeContent, violations: inout [Violation]
    ) throws(BodyProblem) -> JSON {
        if type.isJSON { return try decodeJSON(bytes, type) }
        if type.isXML { return try decodeXML(bytes, type, content) }
        // Because a schema for text is about the body as it was sent.
        let isWhole = !content.shape.hasParts
        if type.isMultipart, !isWhole {
            var body = MultipartBody(type, as: content)
            let value = try body.value(of: bytes)
            violations += body.violations
            return value
        }
        guard type.type == "text" || type.isForm else { return .string(BinaryText.text(of: bytes)) }
        let charset = type.charset ?? "UTF-8"
        guard let text = Charset.text(of: bytes, named: charset) else {
            throw .malformed(type, reason: "the text is not \(charset)")
        }
        if type.isForm, !isWhole {
            return FormBody.value(of: EncodedPairs(query: text), as: content, violations: &violations)
        }
        return XMLReader.value(ofText: text, as: content.shape)
    }

    /// Reads an XML document without a schema, as `{"root": …}`; nil if it is not well-formed.
    ///
    /// Elements become members, attributes become members called `@name`, and elements with the same name become a
    /// list. The order of elements with different names is lost. With `namespaces`, a name in a namespace becomes
    /// `{namespace}name`, whatever its prefix.
    package static func xmlTree(_ bytes: [UInt8], type: MediaType? = nil, namespaces: Bool = false) -> JSON? {
        try? XMLReader.tree(of: bytes, charset: type.flatMap { xmlCharset(bytes, $0) }, namespaces: namespaces)
    }

    /// The value of a body if no contract describes it; nil for an empty body.
    ///
    /// A JSON body becomes its value, other text becomes a string according to its charset, and other bytes become a
    /// `BinaryText`. Different bodies have different values.
    package static func value(of bytes: [UInt8], type: MediaType?) -> JSON? {
        guard !bytes.isEmpty else { return nil }
        if type?.isJSON == true, let text = try? JSONText(bytes) { return text.value }
        return .string(text(of: bytes, type: type))
    }

    /// A body as text, decoded by its charset or by the declaration of an XML document, or else as a `BinaryText`.
    package static func text(of bytes: [UInt8], type: MediaType?) -> String {
        let declared = type?.isXML == true ? XMLReader.declaredEncoding(of: bytes) : nil
        let text = (type?.charset ?? declared).flatMap { Charset.text(of: bytes, named: $0) }
        return text ?? BinaryText.text(of: bytes)
    }

    /// The charset of the media type, unless there is a byte order mark, which has priority (RFC 7303 §3.3).
    ///
    /// Nil if the document's own declaration counts.
    private static func xmlCharset(_ bytes: [UInt8], _ type: MediaType) -> String? {
        Charset.hasByteOrderMark(bytes) ? nil : type.charset
    }

    /// The bytes of a body of `type` with `value`.
    package static func encode(_ value: JSON, type: MediaType, as content: MediaTypeContent?) -> [UInt8] {
        if type.isXML {
            // Because an example of an XML body may be the XML text itself.
            if case .string(let text) = value, text.hasPrefix("<") { return Array(text.utf8) }
            return XMLWriter.bytes(of: value, as: content?.shape ?? .any, rootName: content?.rootName ?? "response")
        }
        if !type.isJSON, case .string(let text) = value {
            guard type.type == "text" else { return BinaryText.bytes(of: text) }
            return type.charset.flatMap { Charset.bytes(of: text, named: $0) } ?? Array(text.utf8)
        }
        if type.isForm, case .object(let object) = value { return Array(FormBody.text(of: object, as: content).utf8) }
        if type.isMultipart { return MultipartBody.bytes(of: value, type: type, as: content) }
        return JSONWriter.bytes(of: value)
    }

    /// Whether a body of `type` can hold `value`.
    ///
    /// Forms and parts hold objects. A text is the body itself, and must be a form or parts where the type says so.
    package static func canEncode(_ value: JSON, as type: MediaType) -> Bool {
        switch value {
        case .string(let text): (!type.isForm || isForm(text)) && (!type.isMultipart || isMultipart(text, type))
        case .object: type.isJSON || type.isXML || type.isForm || type.isMultipart
        case .bool, .number: type.isJSON || type.isXML || type.type == "text"
        case .null, .array: type.isJSON || type.isXML
        }
    }

    /// Because any text could be a name without a value, a form shows itself by the sign between the two.
    private static func isForm(_ text: String) -> Bool { text.isEmpty || text.utf8.contains(UInt8(ascii: "=")) }

    private static func isMultipart(_ text: String, _ type: MediaType) -> Bool {
        let boundary = type.parameter("boundary") ?? MultipartBody.boundary
        return (try? Multipart.parts(of: BinaryText.bytes(of: text), boundary: boundary)) != nil
    }

    private static func decodeJSON(_ bytes: [UInt8], _ type: MediaType) throws(BodyProblem) -> JSON {
        let text: JSONText
        do throws(JSONSyntaxError) { text = try JSONText(bytes) } catch {
            throw .malformed(type, error)
        }
        guard let duplicate = text.duplicateNames.first else { return text.value }
        let (line, column) = LineMap(bytes).place(of: duplicate.offset)
        throw .malformed(
            type, reason: "'\(duplicate.name)' appears twice in an object, again at line \(line), column \(column)")
    }

    private static func decodeXML(
        _ bytes: [UInt8], _ type: MediaType, _ content: MediaTypeContent
    ) throws(BodyProblem) -> JSON {
        let document: XMLText
        do throws(XMLSyntaxError) {
            document = try XMLReader.read(bytes, as: content.shape, charset: xmlCharset(bytes, type))
        } catch {
            throw .malformed(type, reason: "\(error)")
        }
        // Without a schema, every root is allowed.
        guard content.schema == nil || document.rootName == content.rootName else {
            throw .malformed(
                type, reason: "expected the root element '\(content.rootName)', found '\(document.rootName)'")
        }
        return document.value
    }
}

extension MediaType {
    package var isForm: Bool { essence == "application/x-www-form-urlencoded" }

    package var isMultipart: Bool { type == "multipart" }

    /// The encoding of the text according to the media type (RFC 9110 §8.3.2).
    var charset: String? { parameter("charset") }

    /// The `Content-Type` of a body of this type as `BodyCodec` writes it; for parts, with their boundary.
    package var contentType: String {
        guard isMultipart, parameter("boundary") == nil else { return description }
        return "\(description); boundary=\(MultipartBody.boundary)"
    }
}
