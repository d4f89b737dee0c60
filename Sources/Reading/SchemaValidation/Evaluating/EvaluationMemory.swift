/// What an evaluation has found out already: whether a schema allows the value at a place.
///
/// Schemas that branch into each other lead to the same question on exponentially many ways.
// A class, so that an evaluation without one has only a pointer more.
final class EvaluationMemory {
    private struct Question: Hashable {
        let schema: ObjectIdentifier
        let place: Int
    }

    private struct Step: Hashable {
        let place: Int
        let token: PathToken
    }

    private struct Answer {
        let isValid: Bool
        /// The branch whose violations contain those of this value; nil if they were not told.
        let branch: Int?
    }

    private var answers: [Question: Answer] = [:]
    /// The numbers of places, by the step that leads to them.
    private var places: [Step: Int] = [:]
    private var trail = [0]
    private var branch = 0
    private var branchCount = 0
    /// About 100 MB.
    private static let mostAnswers = 1_000_000

    func enter(_ token: PathToken) {
        let step = Step(place: trail[trail.count - 1], token: token)
        // Beyond the limit each place is new, and nothing of it is remembered.
        let number = places[step] ?? places.count + 1
        if places.count < Self.mostAnswers { places[step] = number }
        trail.append(places[step] ?? -1)
    }

    func leave() { trail.removeLast() }

    /// A branch of `anyOf` or `oneOf`, which has violations of its own; gives the one around it.
    func beginBranch() -> Int {
        let outer = branch
        branchCount += 1
        branch = branchCount
        return outer
    }

    func endBranch(_ outer: Int) { branch = outer }

    /// Nil if it is not known, or if the violations still have to be told.
    func result(of schema: Subschema, isTelling: Bool) -> Bool? {
        guard let answer = answers[question(schema)] else { return nil }
        return answer.isValid || !isTelling || answer.branch == branch ? answer.isValid : nil
    }

    func remember(_ isValid: Bool, of schema: Subschema, isTelling: Bool) {
        guard trail[trail.count - 1] >= 0, answers.count < Self.mostAnswers else { return }
        answers[question(schema)] = Answer(isValid: isValid, branch: isTelling ? branch : nil)
    }

    private func question(_ schema: Subschema) -> Question {
        Question(schema: ObjectIdentifier(schema), place: trail[trail.count - 1])
    }
}
