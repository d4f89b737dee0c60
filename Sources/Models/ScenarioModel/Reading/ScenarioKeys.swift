internal import Documents

/// The keys of a scenario file; the published schema lists the same.
package enum ScenarioKey: String, CaseIterable {
    case scenario, api, only, tags, strict, inputs, with, given, steps, outputs
}

package enum StepKey: String, CaseIterable {
    case id, use, with, operation, request, path, query, headers, credential
    case contentType = "content-type"
    case body
    case bodyText = "body-text"
    case `repeat`, timeout, retries
    case expect, outputs
}

package enum ExpectKey: String, CaseIterable {
    case status, headers, body
}

package enum InputKey: String, CaseIterable {
    case `default`, required
}

package enum GivenKey: String, CaseIterable {
    case resources, clock
}

package enum ClockKey: String, CaseIterable {
    case advance, set
}

package enum RepeatKey: String, CaseIterable {
    case until, every, attempts, within
    case failWhen = "fail-when"
}

extension MappingReader {
    mutating func optional(_ key: some RawRepresentable<String>) -> Node? { optional(key.rawValue) }
}
