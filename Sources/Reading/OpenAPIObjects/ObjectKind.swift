/// The objects of an OpenAPI document (OAS 3.1 §4.8); the raw values are their names in messages.
package enum ObjectKind: String, Sendable, CaseIterable {
    case document = "OpenAPI document"
    case info
    case contact
    case license
    case server
    case serverVariable = "server variable"
    case components
    case paths
    case pathItem = "path item"
    case operation
    case externalDocumentation = "external documentation"
    case parameter
    case requestBody = "request body"
    case mediaType = "media type"
    case encoding
    case responses
    case response
    case callback
    case example
    case link
    case header
    case tag
    case schema
    case discriminator
    case xml
    case securityScheme = "security scheme"
    case flows
    case implicitFlow = "flow 'implicit'"
    case passwordFlow = "flow 'password'"
    case clientCredentialsFlow = "flow 'clientCredentials'"
    case authorizationCodeFlow = "flow 'authorizationCode'"
    case securityRequirement = "security requirement"

    package var name: String { rawValue }
}
