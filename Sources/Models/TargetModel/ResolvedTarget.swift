package import Diagnostics
package import HTTPModel
package import JSONModel

/// A target with the values of its expressions, secrets among them; ready to connect to.
package struct ResolvedTarget: Sendable {
    package enum URLs: Sendable {
        case one(String)
        case each([Named])
    }

    /// A value with its name and place in the file.
    package struct Named: Sendable {
        package let name: String
        package let value: String
        package let location: SourceLocation
    }

    package struct Credential: Sendable {
        package let api: String
        package let location: SourceLocation
        package let members: [Named]
    }

    package let name: String
    package let urls: URLs
    package let kind: TargetDefinition.Kind?
    package let credentials: [Credential]
    package let headers: [HTTPFields.Field]
    /// The token for the admin API of a mock.
    package let adminToken: String?
    package let caFile: String?
    package let clientCertificate: String?
    package let clientKey: String?
    package let keyPassword: String?
    package let proxy: String?
    package let timeout: Duration?
    package let interval: Duration?
    package let waitLimit: Duration
    package let jobs: Int?
    package let volatile: [PointerPattern]
    /// The header fields whose values are masked: their values came from the environment or the secrets file.
    package let secretHeaders: [String]
    /// The values that are masked wherever they occur.
    package let secrets: [String]

    package static let usualWaitLimit = Duration.seconds(60)
    /// The possible numbers of scenarios that run at the same time.
    package static let possibleJobs = 1...256
}
