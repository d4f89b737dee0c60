internal import Documents

/// The keys of a scenario file, as the reader knows them and the published schema lists them.
package enum ScenarioKey: String, CaseIterable {
    case scenario, api, only, steps
}

package enum StepKey: String, CaseIterable {
    case id, operation, request, path, query, headers, credential
    case contentType = "content-type"
    case body
    case bodyText = "body-text"
    case expect, outputs
}

package enum ExpectKey: String, CaseIterable {
    case status, headers, body
}

extension MappingReader {
    mutating func optional(_ key: some RawRepresentable<String>) -> Node? { optional(key.rawValue) }
}
