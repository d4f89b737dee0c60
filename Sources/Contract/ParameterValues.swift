package import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// The texts a request gives for an operation's parameters, decoded.
package struct ParameterValues: Sendable {
    package let path: [(name: String, value: String)]
    package let query: [QueryItem]
    private let fields: HTTPFields

    package init(request: HTTPRequest, names: [String], pathValues: [Substring]) {
        path = zip(names, pathValues).map { (name: $0, value: PercentEncoding.decode($1) ?? String($1)) }
        query = request.target.queryItems
        fields = request.fields
    }

    /// The texts given for the parameter `name`; empty when it is absent.
    package func texts(of name: String, in place: Parameter.Place) -> [String] {
        switch place {
        case .path: path.filter { $0.name == name }.map(\.value)
        case .query: query.filter { $0.name == name }.map { $0.value ?? "" }
        case .header: fields.values(of: name)
        case .cookie: cookies.filter { $0.name == name }.map { $0.value ?? "" }
        }
    }

    private var cookies: [QueryItem] {
        fields.values(of: "Cookie").flatMap { HeaderText.split($0, at: ";") }.map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return QueryItem(name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : nil)
        }
    }
}

extension Parameter {
    func violations(in values: ParameterValues) -> [Violation] {
        let part = Violation.Part(rawValue: place.rawValue) ?? .query
        let texts = values.texts(of: name, in: place)
        guard !texts.isEmpty else {
            guard isRequired else { return [] }
            let message = "required, and not there"
            return [Violation(part, name: name, keyword: "required", message: message, contractLocation: location)]
        }
        guard let schema else { return [] }
        let value = shape.value(ofTexts: texts)
        return schema.violations(of: value, direction: .request).map { Violation($0, part: part, name: name) }
    }
}
