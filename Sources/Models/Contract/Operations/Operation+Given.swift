package import HTTPModel
package import JSONModel

/// What a request gives for the parameters of an operation.
extension Operation {
    /// The values of each parameter, in the order of `parameters`; nil for one that is absent.
    ///
    /// There is no value where what was sent does not follow the parameter's style. `pathValues` are what the path's
    /// names took, in path order and percent-encoded.
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
