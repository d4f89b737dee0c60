internal import Contract
internal import Diagnostics
internal import Documents
internal import Expressions
internal import HTTPModel
internal import JSONModel

/// Reads responses that contain expressions, for rules and for the errors of a catalogue.
struct ResponseReader {
    let files: any FileSource
    let vocabulary: ReferenceVocabulary

    func read(_ node: Node, _ findings: inout Findings) -> ResponseTemplate? {
        guard var reader = MappingReader(node, as: "response", findings: &findings) else { return nil }
        let response = read(&reader, defaultStatus: nil, defaultBody: nil, &findings)
        reader.finish(&findings)
        return response
    }

    /// Reads `status`, `headers` and `body`; leaves other keys to the caller.
    func read(
        _ reader: inout MappingReader, defaultStatus: Int?, defaultBody: Template?,
        _ findings: inout Findings
    ) -> ResponseTemplate? {
        let statusNode =
            defaultStatus == nil ? reader.required("status", &findings) : reader.optional("status")
        let status =
            statusNode.map { $0.requireInteger("status", in: 100...599, &findings) } ?? defaultStatus
        let headers = reader.optional("headers")?.requireMapping("headers", &findings)?.members ?? []
        let body = reader.optional("body")
        guard let status else { return nil }
        return ResponseTemplate(
            status: status,
            headers: headers.map {
                ($0.name, Template($0.value, vocabulary: vocabulary, findings: &findings))
            },
            body: body.map { readBody($0, headers: headers, &findings) } ?? defaultBody)
    }

    func readBody(_ node: Node, headers: [Mapping.Member], _ findings: inout Findings) -> Template? {
        if node.tagged.tag == "file" { return readFile(node.tagged, headers: headers, &findings) }
        // Because no API needs a body of JSON null, `body: null` means no body.
        return node.isNull ? nil : Template(node, vocabulary: vocabulary, findings: &findings)
    }

    /// The text of the file that `!file` names.
    ///
    /// It is literal: there are no expressions in it.
    private func readFile(_ node: Node, headers: [Mapping.Member], _ findings: inout Findings)
        -> Template?
    {
        guard let name = node.withoutTag.requireString("body", &findings) else { return nil }
        guard
            headers.contains(where: { $0.name.lowercased() == "content-type" && $0.value.isTypeOfText })
        else {
            findings.error(
                at: node.location,
                "a body that is a file needs a text's 'Content-Type' in 'headers', such as 'text/html; charset=utf-8'"
            )
            return nil
        }
        let path = ContractDocuments.path(name, relativeTo: node.location.file)
        do throws(FileError) {
            if let text = String(validating: try files.read(path), as: UTF8.self) {
                return Template(constant: .string(text))
            }
            findings.error(at: node.location, "expected a text in UTF-8 in '\(path)'")
        } catch {
            findings.error(at: node.location, "\(error)")
        }
        return nil
    }
}

extension Node {
    /// Whether it is a media type of text that is neither JSON nor XML.
    fileprivate var isTypeOfText: Bool {
        guard let type = string.flatMap({ MediaType($0) }) else { return false }
        return type.type == "text" && !type.isJSON && !type.isXML
    }
}
