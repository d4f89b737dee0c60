internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel

/// Examples in files of their own (OAS 3.1 §4.8.19).
extension ContractReader {
    /// The value of the file that `node` names: JSON for a JSON media type, else its text.
    mutating func readExternalValue(_ node: Node, _ mediaType: MediaType) -> JSON? {
        guard let path = node.string else { return nil }
        guard !path.contains("://") else {
            findings.warning(
                at: node.location,
                "'externalValue' '\(path)' is not used: nothing is fetched from the network; save it as a file")
            return nil
        }
        do throws(FileError) {
            let bytes = try documents.text(of: path, from: node)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                findings.warning(at: node.location, "'externalValue' '\(path)' is not used: it is not text in UTF-8")
                return nil
            }
            return mediaType.isJSON ? try json(bytes, path, node) : .string(text)
        } catch {
            findings.error(at: node.location, "'externalValue': \(error)", loss: "the example is left out")
            return nil
        }
    }

    private mutating func json(_ bytes: [UInt8], _ path: String, _ node: Node) throws(FileError) -> JSON? {
        do throws(JSONSyntaxError) { return try JSONText(bytes).value } catch {
            throw FileError(path: path, reason: "\(error)")
        }
    }
}
