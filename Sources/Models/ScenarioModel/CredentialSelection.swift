package import JSONModel

/// Which of an API's known credentials a step sends.
package enum CredentialSelection: Hashable, Sendable {
    /// The first the API knows.
    case first
    /// None: nothing is sent that says who is calling.
    case none
    /// The first that has all these members.
    case having(JSONObject)
}
