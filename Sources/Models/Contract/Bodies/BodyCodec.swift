package import HTTPModel
package import JSONModel
internal import XMLBodies

/// Turns bodies into JSON values and back, by media type: JSON, XML by the schema's shape, forms,
/// parts, text, and any bytes.
package enum BodyCodec {
    /// The value a body stands for.
    ///
    /// What is wrong in it that no schema says is among the violations: a part's type, a field that is there twice.
    ///
    /// - Throws: `BodyProblem.malformed` with the place inside the body.
    package static func decode(
        _ bytes: [UInt8], type: MediaType, as content: MediaTypeContent, violations: inout [Violation]
    ) throws(BodyProblem) -> JSON {
        if type.isJSON { return try decodeJSON(bytes, type) }
        if type.isXML { return try decodeXML(bytes, type, content) }
        if type.isMultipart {
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
        if type.isForm { return FormBody.value(of: EncodedPairs(query: text), as: content, violations: &violations) }
        return XMLReader.value(ofText: text, as: content.shape)
    }

    /// An XML document without a schema, as `{"root": …}`; nil when it is not well-formed.
    ///
    /// Elements are members, attributes members called `@name`, elements of one name a list; the order of different names
    /// is not kept. With `namespaces`, a name in one is `{namespace}name`, whatever its prefix is.
    package static func xmlTree(_ bytes: [UInt8], type: MediaType? = nil, namespaces: Bool = false) -> JSON? {
        try? XMLReader.tree(of: bytes, charset: type.flatMap { xmlCharset(bytes, $0) }, namespaces: namespaces)
    }

    /// What a body stands for where no contract says how to read it; nil for none.
    ///
    /// JSON by its type, else text by its charset, else its bytes as `BinaryText` has them: no two bodies are one value.
    package static func value(of bytes: [UInt8], type: MediaType?) -> JSON? {
        guard !bytes.isEmpty else { return nil }
        if type?.isJSON == true, let text = try? JSONText(bytes) { return text.value }
        return .string(text(of: bytes, type: type))
    }

    /// A body as text: by its charset, else by what an XML document declares, else as `BinaryText`.
    package static func text(of bytes: [UInt8], type: MediaType?) -> String {
        let declared = type?.isXML == true ? XMLReader.declaredEncoding(of: bytes) : nil
        let text = (type?.charset ?? declared).flatMap { Charset.text(of: bytes, named: $0) }
        return text ?? BinaryText.text(of: bytes)
    }

    /// The charset of the media type, which a byte order mark outweighs (RFC 7303 §3.3); nil for what the document says.
    private static func xmlCharset(_ bytes: [UInt8], _ type: MediaType) -> String? {
        Charset.hasByteOrderMark(bytes) ? nil : type.charset
    }

    /// The bytes that stand for `value` in a body of `type`.
    package static func encode(_ value: JSON, type: MediaType, as content: MediaTypeContent?) -> [UInt8] {
        if type.isXML {
            // Because an example of an XML body is written as the XML text itself.
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

    /// Whether a body of `type` can stand for `value`; any can for a text, and forms and parts for an object.
    package static func canEncode(_ value: JSON, as type: MediaType) -> Bool {
        switch value {
        case .string: true
        case .object: type.isJSON || type.isXML || type.isForm || type.isMultipart
        case .bool, .number: type.isJSON || type.isXML || type.type == "text"
        case .null, .array: type.isJSON || type.isXML
        }
    }

    private static func decodeJSON(_ bytes: [UInt8], _ type: MediaType) throws(BodyProblem) -> JSON {
        let text: JSONText
        do throws(JSONSyntaxError) { text = try JSONText(bytes) } catch {
            throw .malformed(type, reason: error.description)
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
        // Because a document without a schema may have any root.
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

    /// The encoding that the type names for its text (RFC 9110 §8.3.2).
    var charset: String? { parameter("charset") }

    /// The `Content-Type` of a body of this type as `BodyCodec` writes it: one of several parts names their boundary.
    package var contentType: String {
        guard isMultipart, parameter("boundary") == nil else { return description }
        return "\(description); boundary=\(MultipartBody.boundary)"
    }
}
