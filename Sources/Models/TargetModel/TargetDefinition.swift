package import Diagnostics
package import Expressions
package import JSONModel

/// A named endpoint as written in its file, with its expressions.
package struct TargetDefinition: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case mock, real
    }

    /// A text that may contain `$env` and `$secret`.
    package struct Text: Sendable {
        package let template: Template
        package let location: SourceLocation
    }

    package struct NamedText: Sendable {
        package let name: String
        package let text: Text
    }

    package enum URLs: Sendable {
        /// The same for every API.
        case one(Text)
        /// By the APIs' names.
        case each([NamedText])
    }

    package struct Credential: Sendable {
        package let api: String
        package let location: SourceLocation
        package let members: [NamedText]
    }

    package let name: String
    package let location: SourceLocation
    package let urls: URLs
    /// Nil when the endpoint must be asked.
    package let kind: Kind?
    package let credentials: [Credential]
    package let headers: [NamedText]
    /// The token for the admin API of a mock.
    package let adminToken: Text?
    package let caFile: Text?
    package let clientCertificate: Text?
    package let clientKey: Text?
    package let keyPassword: Text?
    package let proxy: Text?
    package let timeout: Duration?
    /// The least time from one request to the next.
    package let interval: Duration?
    /// The longest time that one request may wait in total, because the target answered 429.
    package let waitLimit: Duration?
    /// How many scenarios may run on it at the same time.
    package let jobs: Int?
    package let volatile: [PointerPattern]

    /// All of its texts that may contain expressions, in the order of the keys.
    var texts: [Text] {
        let urls =
            switch urls {
            case .one(let text): [text]
            case .each(let named): named.map(\.text)
            }
        let single = [adminToken, caFile, clientCertificate, clientKey, keyPassword, proxy].compactMap(\.self)
        return urls + credentials.flatMap { $0.members.map(\.text) } + headers.map(\.text) + single
    }

    /// The place of its first reference to the secrets file; nil when it has none.
    package var firstSecret: SourceLocation? {
        texts.first { $0.template.references.contains { $0.source.root == TargetVocabulary.secret } }?.location
    }
}

/// The names that expressions in a targets file may use.
enum TargetVocabulary {
    static let environment = "env"
    static let secret = "secret"
    static let all = ReferenceVocabulary(roots: [.init(environment), .init(secret)])
}

extension Reference.Source {
    /// The first name of a reference; nil for those of OpenAPI.
    var root: String? {
        if case .named(let root, _) = self { root } else { nil }
    }
}
