package import HTTPModel
package import JSONModel
internal import SchemaValidation

/// The parameters of one request or response.
///
/// Each part of the message is decoded once, when it is first needed.
package final class ParameterValues {
    private let request: HTTPRequest
    private let names: [String]
    /// The values of the path's names, in path order and percent-encoded.
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

    /// The texts of the parameter `name`; empty when it is absent.
    package func texts(of name: String, in place: Parameter.Place) -> [String] {
        switch place {
        case .path: path.filter { $0.name == name }.map(\.value)
        case .query: query.filter { $0.name == name }.map { $0.value ?? "" }
        case .header: request.fields.values(of: name)
        case .cookie: cookies.texts(named: name).map(cookies.escaping.decoded)
        }
    }

    /// The value of the parameter `name`, read as `parameters` describe it; nil if it is absent.
    ///
    /// If the text cannot be read that way, the value is the text. The value of a parameter that is not described is
    /// its text, or a list of texts if it occurs more than once. `size[w]` may also be a member of the described
    /// parameter `size`.
    package func value(of name: String, in place: Parameter.Place, describedBy parameters: [Parameter]) -> JSON? {
        guard let parameter = parameters.first(named: name, in: place) else {
            return member(name, in: place, describedBy: parameters) ?? plainValue(of: name, in: place)
        }
        do throws(MalformedValue) { return try value(of: parameter) } catch { return plainValue(of: name, in: place) }
    }

    /// The member `w` of the described parameter `size`, if `name` is `size[w]`.
    private func member(_ name: String, in place: Parameter.Place, describedBy parameters: [Parameter]) -> JSON? {
        guard place == .query, name.hasSuffix("]"), let open = name.firstIndex(of: "[") else { return nil }
        guard let parameter = parameters.first(named: String(name[..<open]), in: place),
            var value = try? self.value(of: parameter)
        else { return nil }
        for key in name[name.index(after: open)...].dropLast().split(separator: "][", omittingEmptySubsequences: false)
        {
            guard let member = value[String(key)] else { return nil }
            value = member
        }
        return value
    }

    private func plainValue(of name: String, in place: Parameter.Place) -> JSON? {
        // Several fields with the same name count as one value (RFC 9110 §5.3).
        if place == .header { return request.fields[name].map(JSON.string) }
        let texts = texts(of: name, in: place)
        return texts.count > 1 ? .array(texts.map(JSON.string)) : texts.first.map(JSON.string)
    }

    /// The values of `parameter`: none when it is absent, several only for `Set-Cookie`.
    ///
    /// Several fields of that name are never one list (RFC 9110 §5.3).
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

    /// Whether `parameter` is present without a value and allows that (OAS 3.1 §4.8.12.2).
    func isAllowedEmpty(_ parameter: Parameter) -> Bool {
        guard parameter.allowsEmptyValue, parameter.place == .query else { return false }
        let texts = queryPairs.texts(named: parameter.name)
        return texts.count == 1 && texts[0].isEmpty
    }
}

extension Parameter {
    /// The violations of the parameter in a message of this direction.
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
