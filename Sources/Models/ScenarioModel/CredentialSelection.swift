package import JSONModel

/// The credential that a step sends: one of the API's known ones.
package enum CredentialSelection: Hashable, Sendable {
    /// The first known one.
    case first
    /// No credential is sent.
    case none
    /// The first that has all these members.
    case having(JSONObject)
}
