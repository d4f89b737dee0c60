import Expressions
import JSONModel
import Randomness

/// A scope over one JSON value shaped like the exchange of `docs/expressions.md`, with seeded random numbers.
final class SampleScope: ExpressionScope {
    private let values: JSON
    private var random: SeededRandom

    init(_ values: JSON, seed: UInt64 = 1) {
        self.values = values
        random = SeededRandom(seed: seed)
    }

    func value(of reference: Reference) -> JSON? {
        switch reference.source {
        case .url: values["url"]
        case .method: values["method"]
        case .statusCode: values["statusCode"]
        case .request(let part): values["request"].flatMap { value(of: part, reference, in: $0) }
        case .response(let part): values["response"].flatMap { value(of: part, reference, in: $0) }
        case .named(let root, _): values[root].flatMap { reference.value(within: $0) }
        }
    }

    func nextRandom() -> UInt64 { random.next() }

    private func value(of part: Reference.Part, _ reference: Reference, in message: JSON) -> JSON? {
        switch part {
        case .header(let name):
            message["header"]?.objectValue?.members.last { $0.name.lowercased() == name.lowercased() }?.value
        case .query(let name): message["query"]?[name]
        case .path(let name): message["path"]?[name]
        case .cookie(let name): message["cookie"]?[name]
        case .body: message["body"].flatMap { reference.value(within: $0) }
        }
    }
}

extension ReferenceVocabulary {
    static let sample = ReferenceVocabulary(
        request: true, response: true,
        roots: [
            .init("resource"), .init("credential", members: ["client", "merchants"]),
            .init("steps", members: ["create"]),
            .init("now", members: []),
        ])
}
