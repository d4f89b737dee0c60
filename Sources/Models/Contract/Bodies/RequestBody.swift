/// The body an operation takes (OAS 3.1 §4.8.13).
package struct RequestBody: Sendable {
    package let isRequired: Bool
    package let content: [MediaTypeContent]

    package init(isRequired: Bool, content: [MediaTypeContent]) {
        self.isRequired = isRequired
        self.content = content
    }
}
