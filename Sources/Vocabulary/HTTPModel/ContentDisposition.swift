/// The name and the file name that a part of a form carries (RFC 7578 §4.2, RFC 6266 §4).
package struct ContentDisposition: Hashable, Sendable {
    package let name: String?
    package let filename: String?

    package init(name: String?, filename: String? = nil) {
        self.name = name
        self.filename = filename
    }

    /// Takes the field's value.
    package init(_ value: String) {
        var found: [String: String] = [:]
        for parameter in HeaderText.split(value, at: ";").dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let name = HeaderText.trim(pair[0]).lowercased()
            if found[name] == nil { found[name] = HeaderText.unquote(HeaderText.trim(pair[1])) }
        }
        self.init(name: found["name"], filename: found["filename"])
    }

    /// The value for a part of a form.
    package var formData: String {
        "form-data" + (name.map { "; name=\(HeaderText.quoted($0))" } ?? "")
            + (filename.map { "; filename=\(HeaderText.quoted($0))" } ?? "")
    }
}
