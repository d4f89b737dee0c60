internal import Behaviour
internal import JSONModel

/// Moving resources through their states.
extension ResourceStore {
    /// Why a resource does not change its state.
    enum MoveRefusal: Error {
        case noStates
        case noResource(id: String)
        case unknownState(String, known: [String])
        case notAllowed(id: String, from: String, to: String, allowed: [String])
    }

    func move(_ id: String, to state: String) -> Result<Resource, MoveRefusal> {
        guard let lifecycle = definition.lifecycle else { return .failure(.noStates) }
        guard let resource = self[id] else { return .failure(.noResource(id: id)) }
        guard lifecycle.states.contains(state) else {
            return .failure(.unknownState(state, known: lifecycle.states))
        }
        let current = resource.members[lifecycle.member]?.stringValue ?? lifecycle.initial
        let allowed = lifecycle.next(from: current)
        guard allowed.contains(state) else {
            return .failure(.notAllowed(id: id, from: current, to: state, allowed: allowed))
        }
        guard let moved = update(id, [lifecycle.member: .string(state)]) else { return .failure(.noResource(id: id)) }
        return .success(moved)
    }
}

extension ResourceStore.MoveRefusal: CustomStringConvertible {
    var description: String {
        switch self {
        case .noStates: "the collection's resources have no states"
        case .noResource(let id): "no resource '\(id)'"
        case .unknownState(let state, let known):
            "unknown state '\(state)'; the states are \(Self.list(known))"
        case .notAllowed(let id, let from, let to, let allowed):
            "'\(id)' is '\(from)' and cannot become '\(to)'; it can become \(Self.list(allowed))"
        }
    }

    private static func list(_ states: [String]) -> String {
        states.isEmpty ? "nothing else" : states.map { "'\($0)'" }.joined(separator: ", ")
    }
}
