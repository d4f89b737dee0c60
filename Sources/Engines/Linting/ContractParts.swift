internal import Contract
internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import SchemaValidation

/// The objects of an OpenAPI document by their kind, each once, with references followed (OAS 3.1 §4.8).
///
/// What a reference that leads nowhere stands for is left out.
struct ContractParts {
    typealias Place = ContractDocuments.Place

    /// A parameter where a list has it, and what it means.
    struct ListedParameter {
        let location: SourceLocation
        let meaning: Place
    }

    struct MediaTypePart {
        let type: MediaType
        let place: Place
        let direction: Direction
    }

    struct ResponsePart {
        let key: String
        let place: Place
    }

    struct HeaderPart {
        let name: String
        let place: Place
    }

    private(set) var parameterLists: [[ListedParameter]] = []
    private(set) var parameters: [Place] = []
    private(set) var mediaTypes: [MediaTypePart] = []
    private(set) var responses: [ResponsePart] = []
    private(set) var headers: [HeaderPart] = []
    private let documents: ContractDocuments
    private var seen: Set<SourceLocation> = []

    init(_ document: Place, _ documents: ContractDocuments) {
        self.documents = documents
        for (_, item) in members("paths", of: document) { addPathItem(item) }
        for (_, item) in members("webhooks", of: document) { addPathItem(item) }
        guard let components = document.node["components"].map({ Place(node: $0, base: document.base) }) else { return }
        for (_, place) in members("parameters", of: components) { addParameter(place) }
        for (_, place) in members("requestBodies", of: components) { addRequestBody(place) }
        for (name, place) in members("responses", of: components) { addResponse(name, place) }
        for (name, place) in members("headers", of: components) { addHeader(name, place) }
        for (_, place) in members("callbacks", of: components) { addCallback(place) }
        for (_, place) in members("pathItems", of: components) { addPathItem(place) }
    }

    private mutating func addPathItem(_ place: Place) {
        guard let place = entered(place) else { return }
        addParameterList(of: place)
        for method in HTTPMethod.describedByOpenAPI {
            if let node = place.node[method.rawValue.lowercased()] { addOperation(Place(node: node, base: place.base)) }
        }
    }

    private mutating func addOperation(_ place: Place) {
        addParameterList(of: place)
        if let body = place.node["requestBody"] { addRequestBody(Place(node: body, base: place.base)) }
        for (key, response) in members("responses", of: place) { addResponse(key, response) }
        for (_, callback) in members("callbacks", of: place) { addCallback(callback) }
    }

    private mutating func addCallback(_ place: Place) {
        guard let place = entered(place) else { return }
        for member in place.node.mapping?.members ?? [] where !member.name.hasPrefix("x-") {
            addPathItem(Place(node: member.value, base: place.base))
        }
    }

    private mutating func addParameterList(of place: Place) {
        guard let nodes = place.node["parameters"]?.sequence else { return }
        parameterLists.append(
            nodes.compactMap { node in
                meaning(of: Place(node: node, base: place.base)).map {
                    ListedParameter(location: node.location, meaning: $0)
                }
            })
        for node in nodes { addParameter(Place(node: node, base: place.base)) }
    }

    private mutating func addParameter(_ place: Place) {
        guard let place = entered(place) else { return }
        parameters.append(place)
        addContent(of: place, .request)
    }

    private mutating func addRequestBody(_ place: Place) {
        guard let place = entered(place) else { return }
        addContent(of: place, .request)
    }

    private mutating func addResponse(_ key: String, _ place: Place) {
        guard let place = entered(place) else { return }
        responses.append(ResponsePart(key: key, place: place))
        for (name, header) in members("headers", of: place) { addHeader(name, header) }
        addContent(of: place, .response)
    }

    private mutating func addHeader(_ name: String, _ place: Place) {
        guard let place = entered(place) else { return }
        headers.append(HeaderPart(name: name, place: place))
        addContent(of: place, .response)
    }

    private mutating func addContent(of place: Place, _ direction: Direction) {
        for (name, content) in members("content", of: place) {
            guard let type = MediaType(name) else { continue }
            mediaTypes.append(MediaTypePart(type: type, place: content, direction: direction))
        }
    }

    /// What `place` means, when it is met for the first time.
    private mutating func entered(_ place: Place) -> Place? {
        guard let place = meaning(of: place), seen.insert(place.node.location).inserted else { return nil }
        return place
    }

    private func meaning(of place: Place) -> Place? {
        // Because `UnresolvedReferences` tells of those that lead nowhere, what is found here is not needed.
        var findings = Findings()
        return documents.resolve(place, findings: &findings)
    }

    private func members(_ key: String, of place: Place) -> [(name: String, place: Place)] {
        (place.node[key]?.mapping?.members ?? []).filter { !$0.name.hasPrefix("x-") }.map {
            ($0.name, Place(node: $0.value, base: place.base))
        }
    }
}
