internal import CLibXML2

extension XMLSyntaxError {
    /// Takes libxml2's report of a fatal error.
    init(_ error: xmlError) {
        problem = Problem(error)
        line = max(1, Int(error.line))
        column = max(1, Int(error.int2))
    }
}

extension XMLSyntaxError.Problem {
    fileprivate init(_ error: xmlError) {
        let first = error.str1.map { String(cString: $0) } ?? ""
        let second = error.str2.map { String(cString: $0) } ?? ""
        let text = error.message.map { String(cString: $0) } ?? ""
        // Because libxml2 has one code for several errors, the start of its sentence tells them apart.
        self =
            switch xmlParserErrors(UInt32(bitPattern: error.code)) {
            case XML_ERR_DOCUMENT_EMPTY: .noRootElement
            case XML_ERR_DOCUMENT_END: .contentAfterRoot
            case XML_ERR_TAG_NAME_MISMATCH: .wrongEndTag(found: second, open: first, openLine: Int(error.int1))
            case XML_ERR_TAG_NOT_FINISHED, XML_ERR_GT_REQUIRED:
                first.isEmpty ? .other(Self.sentence(error)) : .notClosed(element: first, openLine: Int(error.int1))
            case XML_ERR_UNDECLARED_ENTITY: .undefinedEntity(first)
            case XML_ERR_ATTRIBUTE_REDEFINED: .duplicateAttribute(first)
            case XML_ERR_INVALID_ENCODING, XML_I18N_CONV_FAILED: .invalidEncoding
            case XML_ERR_ATTRIBUTE_NOT_STARTED: .unquotedAttribute
            case XML_ERR_UNSUPPORTED_ENCODING: .unsupportedEncoding(first)
            case XML_ERR_ENTITYREF_SEMICOL_MISSING: .bareAmpersand
            case XML_ERR_NAME_REQUIRED where text.hasPrefix("xmlParseEntityRef"): .bareAmpersand
            case XML_ERR_INVALID_CHAR where text.hasPrefix("Input is not proper UTF-8"): .invalidEncoding
            case XML_ERR_INVALID_CHAR: .forbiddenCharacter(Int(error.int1))
            default: .other(Self.sentence(error))
            }
    }

    /// libxml2's sentence in our style: one line, lower case at the start, without the name of its function.
    private static func sentence(_ error: xmlError) -> String {
        let text = error.message.map { String(cString: $0) } ?? "error \(error.code) of the XML parser"
        var line = text.prefix { $0 != "\n" }
        if line.hasPrefix("xmlParse"), let colon = line.firstIndex(of: ":") {
            line = line[colon...].dropFirst().drop { $0 == " " }
        }
        guard let first = line.first, !(line.dropFirst().first?.isUppercase ?? false) else { return String(line) }
        return first.lowercased() + line.dropFirst()
    }
}
