internal import Documents

/// The keys of a targets file; the published schema lists the same.
package enum TargetsKey: String, CaseIterable {
    case targets, secrets, volatile
}

package enum TargetKey: String, CaseIterable {
    case url, kind, credentials, headers
    case adminToken = "admin-token"
    case ca
    case clientCertificate = "client-certificate"
    case key
    case keyPassword = "key-password"
    case proxy, timeout
    case rateLimit = "rate-limit"
    case waitLimit = "wait-limit"
    case jobs, volatile
}

extension MappingReader {
    mutating func optional(_ key: some RawRepresentable<String>) -> Node? { optional(key.rawValue) }
}
