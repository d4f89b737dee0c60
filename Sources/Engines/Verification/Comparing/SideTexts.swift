internal import HTTPModel
internal import JSONModel
internal import MockProtocol
internal import ScenarioModel

/// Texts that always differ between two targets: the ids that each has returned, and its address.
///
/// Both are replaced by the same text before responses are compared, such as `{$steps.create.outputs.id}`.
struct SideTexts {
    private struct Pair {
        let left: JSON
        let right: JSON
        let name: String
    }

    /// A shorter text counts as an id only if it is the whole value.
    private static let shortestPart = 6

    /// The longest first, so that a text inside another is replaced with it.
    private let pairs: [Pair]

    init(_ left: ScenarioRun, _ right: ScenarioRun, of scenario: Scenario) {
        let needs = Set(scenario.steps.flatMap(\.needs))
        var pairs = needs.compactMap { need -> Pair? in
            guard let left = left.output(need), let right = right.output(need), left != right,
                left.kind == right.kind, left.kind == .string || left.kind == .number
            else { return nil }
            return Pair(left: left, right: right, name: "{$steps.\(need.step).outputs.\(need.output)}")
        }
        let exchanges = zip(left.steps, right.steps).compactMap { left, right in
            left.exchange.flatMap { left in right.exchange.map { (left, $0) } }
        }
        if let (left, right) = exchanges.first {
            pairs.append(Pair(left: .string(left.origin), right: .string(right.origin), name: "{target}"))
            if let leftName = left.sandbox, let rightName = right.sandbox {
                pairs.append(Pair(left: .string(leftName), right: .string(rightName), name: "{sandbox}"))
            }
        }
        self.pairs = pairs.sorted { ($1.left.length, $0.name) < ($0.left.length, $1.name) }
    }

    func left(_ value: JSON) -> JSON { replacing(\.left, in: value) }
    func right(_ value: JSON) -> JSON { replacing(\.right, in: value) }

    private func replacing(_ side: KeyPath<Pair, JSON>, in value: JSON) -> JSON {
        switch value {
        case .object(let object):
            return .object(JSONObject(object.members.map { ($0.name, replacing(side, in: $0.value)) }))
        case .array(let elements): return .array(elements.map { replacing(side, in: $0) })
        case .string(let text): return .string(replacing(side, in: text))
        case .number: return pairs.first { $0[keyPath: side] == value }.map { .string($0.name) } ?? value
        case .null, .bool: return value
        }
    }

    private func replacing(_ side: KeyPath<Pair, JSON>, in text: String) -> String {
        var text = text
        for pair in pairs {
            guard let part = pair[keyPath: side].stringValue, !part.isEmpty else { continue }
            if text == part { return pair.name }
            if part.count >= Self.shortestPart { text = text.replacing(part, with: pair.name) }
        }
        return text
    }
}

extension ScenarioRun {
    fileprivate func output(_ need: Step.Need) -> JSON? {
        steps.first { $0.id == need.step }?.outputs[need.output]
    }
}

extension Exchange {
    /// Scheme, host and port.
    fileprivate var origin: String {
        let parts = baseURL.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        return parts.count < 2 ? baseURL : "\(parts[0])//\(parts[1])"
    }

    fileprivate var sandbox: String? { request.fields[MockInterface.sandboxField] }
}

extension JSON {
    fileprivate var length: Int { stringValue?.count ?? 0 }
}
