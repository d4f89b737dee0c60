package import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// What one request or response gives for parameters; each part is taken apart once, when first asked for.
package final class ParameterValues {
    private let request: HTTPRequest
    private let names: [String]
    /// What the names of the path took, in path order and percent-encoded.
    private let pathValues: [Substring]

    package init(request: HTTPRequest, names: [String], pathValues: [Substring]) {
        self.request = request
        self.names = names
        self.pathValues = pathValues
    }

    /// The path's names and their values, decoded.
    package private(set) lazy var path: [(name: String, value: String)] =
        zip(names, pathValues).map { (name: $0, value: TextEscaping.percent.decoded($1)) }

    /// The query, decoded.
    package private(set) lazy var query: [QueryItem] = queryPairs.items

    private lazy var queryPairs = EncodedPairs(query: request.target.query ?? "")
    private lazy var cookies = EncodedPairs(cookies: request.fields.values(of: "Cookie"))

    /// The texts given for the parameter `name`; empty when it is absent.
    package func texts(of name: String, in place: Parameter.Place) -> [String] {
        switch place {
        case .path: path.filter { $0.name == name }.map(\.value)
        case .query: query.filter { $0.name == name }.map { $0.value ?? "" }
        case .header: request.fields.values(of: name)
        case .cookie: cookies.texts(named: name).map(cookies.escaping.decoded)
        }
    }

    /// The values given for `parameter`: none when it is absent, more than one only of `Set-Cookie`.
    ///
    /// Because several of that field are never one list (RFC 9110 §5.3), each is a value.
    func values(of parameter: Parameter) throws(MalformedValue) -> [JSON] {
        guard parameter.place == .header, parameter.name.isSameField(as: "Set-Cookie") else {
            return [try value(of: parameter)].compactMap(\.self)
        }
        var values: [JSON] = []
        for text in request.fields.values(of: parameter.name) {
            if let value = try parameter.codec.value(inFields: [text]) { values.append(value) }
        }
        return values
    }

    private func value(of parameter: Parameter) throws(MalformedValue) -> JSON? {
        let codec = parameter.codec
        switch parameter.place {
        case .path:
            guard let position = names.firstIndex(of: parameter.name), position < pathValues.count else { return nil }
            return try codec.value(inSegment: pathValues[position])
        case .query: return try codec.value(in: queryPairs)
        case .header: return try codec.value(inFields: request.fields.values(of: parameter.name))
        case .cookie: return try codec.value(in: cookies)
        }
    }

    /// Whether `parameter` is there without a value, as it is allowed to be (OAS 3.1 §4.8.12.2).
    func isAllowedEmpty(_ parameter: Parameter) -> Bool {
        guard parameter.allowsEmptyValue, parameter.place == .query else { return false }
        let texts = queryPairs.texts(named: parameter.name)
        return texts.count == 1 && texts[0].isEmpty
    }
}

extension Parameter {
    /// Everything about the parameter that breaks the contract in a message of this direction.
    func violations(in values: ParameterValues, direction: Direction = .request) -> [Violation] {
        let part = Violation.Part(rawValue: place.rawValue) ?? .query
        if values.isAllowedEmpty(self) { return [] }
        let given: [JSON]
        do throws(MalformedValue) { given = try values.values(of: self) } catch {
            return [Violation(part, name: name, keyword: "syntax", message: "\(error)", contractLocation: location)]
        }
        if given.isEmpty, isRequired {
            let message = "required, and not there"
            return [Violation(part, name: name, keyword: "required", message: message, contractLocation: location)]
        }
        guard let schema else { return [] }
        return given.flatMap { schema.violations(of: $0, direction: direction) }
            .map { Violation($0, part: part, name: name) }
    }
}
