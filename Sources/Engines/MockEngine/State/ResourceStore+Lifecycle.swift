internal import Behaviour
internal import Expressions
internal import JSONModel

/// Changes resources and moves them between states.
extension ResourceStore {
    /// The reason why a resource was not added, changed or moved.
    enum ChangeFailure: Error {
        case noKey
        case noStates
        case noResource(id: String)
        case unknownState(JSON, known: [String])
        case notAllowed(id: String, from: String, to: String, allowed: [String])
    }

    /// Moves the resource `id` to `state`.
    ///
    /// A move to its current state needs a transition too.
    func move(_ id: String, to state: String) -> Result<Resource, ChangeFailure> {
        guard let lifecycle = definition.lifecycle else { return .failure(.noStates) }
        guard let resource = resource(spelled: id) else { return .failure(.noResource(id: id)) }
        return move(resource, along: lifecycle, [lifecycle.member: .string(state)])
    }

    /// Sets members of the resource `id`; other members keep their values.
    ///
    /// A new value for the member that holds the state is a move.
    func update(_ id: String, _ changes: JSONObject) -> Result<Resource, ChangeFailure> {
        guard let resource = self[id] else { return .failure(.noResource(id: id)) }
        guard let lifecycle = definition.lifecycle, let state = changes[lifecycle.member],
            state != resource.members[lifecycle.member]
        else { return .success(change(resource, changes)) }
        return move(resource, along: lifecycle, changes)
    }

    /// Moves a resource.
    ///
    /// Every move goes through this function; `changes` contains the new state and other changed members.
    private func move(
        _ resource: Resource, along lifecycle: Lifecycle, _ changes: JSONObject
    ) -> Result<Resource, ChangeFailure> {
        let current = resource.members[lifecycle.member]?.stringValue ?? lifecycle.initial
        let allowed = lifecycle.next(from: current)
        let state = changes[lifecycle.member]?.stringValue
        guard let state, allowed.contains(state) else {
            if let unknown = unknownState(in: changes) { return .failure(unknown) }
            return .failure(.notAllowed(id: resource.id, from: current, to: state ?? "", allowed: allowed))
        }
        return .success(change(resource, changes))
    }

    /// The failure for members with a state that the lifecycle does not have; nil if the state is known or absent.
    func unknownState(in members: JSONObject) -> ChangeFailure? {
        guard let member = initialState?.member, let state = members[member] else { return nil }
        let known = definition.lifecycle?.states ?? []
        return state.stringValue.map(known.contains) == true ? nil : .unknownState(state, known: known)
    }
}

extension ResourceStore.ChangeFailure: CustomStringConvertible {
    var description: String {
        switch self {
        case .noKey: "the template gave no object with a key"
        case .noStates: "the collection's resources have no states"
        case .noResource(let id): "no resource '\(id)'"
        case .unknownState(let state, let known):
            "unknown state '\(state.embeddedText)'; the states are \(Self.list(known))"
        case .notAllowed(let id, let from, let to, let allowed):
            "'\(id)' is '\(from)' and cannot become '\(to)'; it can become \(Self.list(allowed))"
        }
    }

    private static func list(_ states: [String]) -> String {
        states.isEmpty ? "nothing else" : states.map { "'\($0)'" }.joined(separator: ", ")
    }
}
