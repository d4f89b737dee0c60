package import Diagnostics
package import Documents

/// The values of `$secret.NAME`: a mapping of names to texts, in a file of its own.
package struct SecretsFile: Sendable {
    package let path: String
    let texts: [String: String]

    package init(path: String, texts: [String: String]) {
        self.path = path
        self.texts = texts
    }

    /// Reads the file at `path`; nil, with findings, when something in it is wrong.
    ///
    /// No finding shows a value.
    ///
    /// - Throws: `FileError` when the file itself cannot be read.
    package static func read(
        _ path: String, files: any FileSource, findings: inout Findings
    ) throws(FileError) -> SecretsFile? {
        let bytes = try files.read(path)
        guard let root = DocumentReader.readWithoutTags(bytes, file: path, findings: &findings) else { return nil }
        guard let mapping = root.mapping else {
            findings.error(
                at: root.location, "expected names and their texts in a secrets file, found \(root.kindDescription)")
            return nil
        }
        var texts: [String: String] = [:]
        for member in mapping.members {
            if let text = member.value.string, !text.isEmpty {
                texts[member.name] = text
            } else {
                let found = member.value.string == nil ? member.value.kindDescription : "an empty string"
                findings.error(
                    at: member.value.location, "expected a text in quotes for secret '\(member.name)', found \(found)")
            }
        }
        return texts.count == mapping.members.count ? SecretsFile(path: path, texts: texts) : nil
    }
}
