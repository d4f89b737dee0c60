internal import Contract
internal import Diagnostics
internal import SchemaValidation

/// The items of one operation.
struct OperationItems {
    /// A body of one media type.
    struct Content {
        let content: MediaTypeContent
        let item: Int
        /// The schema of the body; nil without one.
        let part: Int?
    }

    struct Response {
        let response: Responses.Response
        let item: Int
        let content: [Content]
    }

    let operation: Operation
    let item: Int
    /// In the order of the operation's parameters.
    let parameters: [(item: Int, part: Int?)]
    let requestContent: [Content]
    let responses: [Response]

    init(_ operation: Operation, _ items: inout CoverageItems, _ parts: inout SchemaParts) {
        self.operation = operation
        let name = "'\(operation.id)'"
        item = items.add(.operations, "operation \(name)", at: operation.location)
        parameters = operation.parameters.map { parameter in
            let what = "\(parameter.place.rawValue) parameter '\(parameter.name)' of \(name)"
            let item = items.add(.parameters, what, at: parameter.location)
            return (
                item, parameter.schema.map { parts.add($0, name: parameter.name, .request, to: &items) }
            )
        }
        requestContent = (operation.requestBody?.content ?? []).map { content in
            let what = "request body '\(content.mediaType)' of \(name)"
            let item = items.add(.mediaTypes, what, at: operation.location)
            let part = content.schema.map { parts.add($0, name: operation.id, .request, to: &items) }
            return Content(content: content, item: item, part: part)
        }
        responses = operation.responses.all.map { response in
            let item = items.add(.statuses, "status \(response.key) of \(name)", at: response.location)
            let contents = response.content.map { content in
                let what = "response body '\(content.mediaType)' of \(name) \(response.key)"
                let item = items.add(.mediaTypes, what, at: response.location)
                let part = content.schema.map {
                    parts.add($0, name: "\(operation.id) \(response.key)", .response, to: &items)
                }
                return Content(content: content, item: item, part: part)
            }
            return Response(response: response, item: item, content: contents)
        }
    }
}
