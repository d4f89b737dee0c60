internal import Contract
internal import Generation
internal import HTTPModel
internal import JSONModel

/// The reason why no response could be made from the contract.
enum UnmadeAnswer: Error {
    /// No value could be generated.
    case generation(GenerationFailure)
    /// A body of this type cannot contain a value of this kind.
    case unsendable(JSON.Kind, MediaType)
    /// The response does not conform to the contract once the value is written as text.
    case disagreeing(Violation)
}

extension UnmadeAnswer: CustomStringConvertible {
    var description: String {
        switch self {
        case .generation(let failure): "\(failure)"
        case .unsendable(let kind, let type): "a body of type '\(type)' cannot hold what there is, \(kind.phrase)"
        case .disagreeing(let violation): "no answer that was made keeps to the contract: \(violation)"
        }
    }
}

extension JSON.Kind {
    fileprivate var phrase: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
