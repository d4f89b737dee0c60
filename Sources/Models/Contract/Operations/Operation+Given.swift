package import HTTPModel
package import JSONModel

/// The parameters of an operation in a request.
extension Operation {
    /// The values of each parameter, in the order of `parameters`; nil for one that is absent.
    ///
    /// A parameter that does not follow its style has no value. `pathValues` are the values of the path's names, in
    /// path order and percent-encoded.
    package func parameterValues(of request: HTTPRequest, pathValues: [Substring]) -> [[JSON]?] {
        let given = ParameterValues(request: request, names: path.names, pathValues: pathValues)
        return parameters.map { parameter in
            if given.isAllowedEmpty(parameter) { return [] }
            do throws(MalformedValue) {
                let values = try given.values(of: parameter)
                return values.isEmpty ? nil : values
            } catch {
                return []
            }
        }
    }
}
