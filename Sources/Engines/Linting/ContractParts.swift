internal import Contract
internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import OpenAPIObjects
internal import SchemaValidation

/// The objects of an OpenAPI document that are checked, grouped by kind.
struct ContractParts {
    typealias Place = ContractDocuments.Place

    /// A parameter in a list, and the one it refers to.
    struct ListedParameter {
        let location: SourceLocation
        let meaning: Place
    }

    struct MediaTypePart {
        let type: MediaType
        let place: Place
        let direction: Direction
    }

    struct HeaderPart {
        let name: String
        let place: Place
    }

    private(set) var parameterLists: [[ListedParameter]] = []
    private(set) var parameters: [Place] = []
    private(set) var mediaTypes: [MediaTypePart] = []
    private(set) var headers: [HeaderPart] = []

    init(_ documents: ContractDocuments) {
        for object in documents.objects {
            let place = Place(node: object.node, base: object.base)
            switch object.kind {
            case .pathItem, .operation: addParameterList(of: place, documents)
            case .parameter: parameters.append(place)
            case .header: headers.append(HeaderPart(name: object.name, place: place))
            case .mediaType:
                guard let type = MediaType(object.name) else { continue }
                // Outside requests and responses there are only components that belong to responses: headers and
                // responses.
                let direction = object.direction ?? .response
                mediaTypes.append(MediaTypePart(type: type, place: place, direction: direction))
            default: break
            }
        }
    }

    private mutating func addParameterList(of place: Place, _ documents: ContractDocuments) {
        guard let nodes = place.node["parameters"]?.sequence else { return }
        // Because `UnresolvedReferences` reports references without a target, these findings are not needed.
        var ignored = Findings()
        parameterLists.append(
            nodes.compactMap { node in
                documents.resolve(Place(node: node, base: place.base), loss: "", findings: &ignored).map {
                    ListedParameter(location: node.location, meaning: $0)
                }
            })
    }
}
