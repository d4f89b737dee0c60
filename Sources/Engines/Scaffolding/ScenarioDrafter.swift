package import Contract
internal import Documents
package import Generation
internal import JSONModel

/// Makes a first scenario for each operation of a contract.
package struct ScenarioDrafter {
    private let contract: Contract
    private let api: String
    private let chain: OperationChain
    /// The taken file names, in lower case, because some file systems ignore case.
    private var names: Set<String> = []

    private static let longestChain = 3

    package init(_ contract: Contract, api: String) {
        self.contract = contract
        self.api = api
        chain = OperationChain(contract: contract)
    }

    /// The draft of each operation, or why there is none.
    package mutating func drafts() -> [(operation: Operation, result: Result<ScenarioDraft, GenerationFailure>)] {
        contract.operations.map { operation in
            do throws(GenerationFailure) { return (operation, .success(try draft(operation))) } catch {
                return (operation, .failure(error))
            }
        }
    }

    private mutating func draft(_ operation: Operation) throws(GenerationFailure) -> ScenarioDraft {
        let prepared = preparation(of: operation)
        let request = try RequestDraft(operation, given: prepared.given)
        let status = operation.responses.successStatus
        let expectations = status.flatMap { ExpectationDraft(operation, status: $0) }?.variants ?? []
        // An example may violate its own schema; a generated value does not.
        let areGenerated = Self.hasExample(operation, status) ? [false, true] : [false]
        var preparations = [prepared.steps]
        if !prepared.steps.isEmpty { preparations.append(preparation(of: operation, isDynamic: true).steps) }
        var calls = areGenerated.flatMap { isDynamic in
            preparations.flatMap { Self.calls(request, expectations, after: $0, isDynamic: isDynamic) }
        }
        if !prepared.steps.isEmpty {
            let request = try RequestDraft(operation)
            calls += areGenerated.flatMap { Self.calls(request, expectations, after: [], isDynamic: $0) }
        }
        return ScenarioDraft(
            operation: operation, name: name(for: operation), title: Self.title(of: operation, status), api: api,
            calls: calls, refusals: RefusalDraft(request: request).steps)
    }

    private static func calls(
        _ request: RequestDraft, _ expectations: [Node], after steps: [Node], isDynamic: Bool = false
    ) -> [[Node]] {
        expectations.map { steps + [Node(members: request.members(isDynamic: isDynamic) + [("expect", $0)])] }
    }

    private static func hasExample(_ operation: Operation, _ status: Int?) -> Bool {
        guard let status, let response = operation.responses[status] else { return false }
        return response.content.contains { !$0.examples.isEmpty }
    }

    /// The steps before a call of `operation`, and expressions for its parameters.
    ///
    /// With `isDynamic` each step asks for a generated value.
    private func preparation(
        of operation: Operation, depth: Int = 0, isDynamic: Bool = false
    ) -> (steps: [Node], given: [String: String]) {
        guard depth < Self.longestChain, let source = chain.source(of: operation) else { return ([], [:]) }
        let earlier = preparation(of: source.operation, depth: depth + 1, isDynamic: isDynamic)
        guard let request = try? RequestDraft(source.operation, given: earlier.given),
            let status = source.operation.responses.successStatus,
            let least = ExpectationDraft(source.operation, status: status)?.variants.last
        else { return ([], [:]) }
        let id = Self.plainName(source.operation.id)
        let outputs = source.outputs.map { output in
            (Self.plainName(output.parameter), Optional(Node(json: .string(output.expression))))
        }
        let step = Node(
            members: [("id", Node(json: .string(id)))] + request.members(isDynamic: isDynamic)
                + [("expect", least), ("outputs", Node(members: outputs))])
        let given = source.outputs.map { ($0.parameter, "$steps.\(id).outputs.\(Self.plainName($0.parameter))") }
        return (earlier.steps + [step], Dictionary(given) { first, _ in first })
    }

    private static func title(of operation: Operation, _ status: Int?) -> String {
        let words = operation.summary?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
        let summary = words.hasSuffix(".") ? String(words.dropLast()) : words
        return "\(operation.id): \(summary.isEmpty ? "answers \(status.map { "\($0)" } ?? "as documented")" : summary)"
    }

    private mutating func name(for operation: Operation) -> String {
        let plain = Self.plainName(operation.id)
        var name = plain
        var number = 2
        while !names.insert(name.lowercased()).inserted {
            name = "\(plain)-\(number)"
            number += 1
        }
        return name
    }

    /// The text with letters, digits, `-` and `_` only, for ids of steps and names of files.
    private static func plainName(_ text: String) -> String {
        let parts = text.split { character in
            !(character.isASCII && (character.isLetter || character.isNumber || "-_".contains(character)))
        }
        return parts.isEmpty ? "operation" : parts.joined(separator: "-")
    }
}
