internal import Documents

/// Recognizes files of other formats that are passed as OpenAPI documents, and says what to do with them.
enum ForeignDocument {
    /// The message for a document that has no key `openapi`.
    static func message(_ root: Node) -> String {
        let expected = "expected 'openapi: 3.1.0' or another 3.0 or 3.1 version at the top, found"
        if let version = root["swagger"]?.string {
            return "\(expected) Swagger \(version); convert the file to OpenAPI 3 first, "
                + "as 'npx swagger2openapi' or https://converter.swagger.io do"
        }
        if root["info"]?["_postman_id"] != nil || root["info"]?["schema"]?.string?.contains("postman") == true {
            return "\(expected) a Postman collection; convert it to OpenAPI 3 first, "
                + "as Postman's 'Generate a spec' or 'npx postman-to-openapi' do"
        }
        if root["asyncapi"] != nil { return "\(expected) an AsyncAPI document, which describes no HTTP operations" }
        return "\(expected) no 'openapi'"
    }
}
