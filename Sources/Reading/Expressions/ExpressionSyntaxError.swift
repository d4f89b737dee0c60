internal import Diagnostics
internal import Documents
internal import Randomness

/// Why a text is not an expression, and where.
package struct ExpressionSyntaxError: Error, Hashable, Sendable {
    enum Problem: Hashable, Sendable {
        /// `found` stands where `expected` had to be; both are words for a message.
        case unexpected(found: String, expected: String)
        case unknownName(String, known: [String])
        case unavailableName(String, known: [String])
        case unknownMember(String, owner: String, known: [String])
        case noMembers(owner: String)
        case missingPart(owner: String, parts: [String], found: String)
        case missingName(owner: String)
        case bodyWithMembers(owner: String, member: String)
        case textWithPointer(owner: String)
        case malformedPointer(String)
        case pointerRunsInto(operator: String)
        case unknownFunction(String)
        case argumentCount(function: String, expected: String, found: Int)
        case malformedPattern(String, reason: String)
        case pathNotWritten(function: String)
        case malformedPath(String, reason: String)
        case lengthOutOfRange(function: String, found: String)
        case unclosedText
        case doubleQuotes
        case malformedNumber(String)
        case unknownWord(String)
        case wordOperator(found: String, expected: String)
        case chainedComparison
        case tooDeep(limit: Int)
        case textAfterExpression(String)
    }

    let problem: Problem
    /// The UTF-8 byte of the text at which reading stopped, counted from 0.
    package let offset: Int

    init(_ problem: Problem, at offset: Int) {
        self.problem = problem
        self.offset = offset
    }
}

extension ExpressionSyntaxError: CustomStringConvertible {
    package var description: String { "\(message) at byte \(offset + 1)" }

    /// The finding without its place.
    package var message: String {
        switch problem {
        case .unexpected(let found, let expected): "expected \(expected), found \(found)"
        case .unknownName(let name, let known): "unknown name '\(name)'\(Self.hint(name, known))"
        case .unavailableName(let name, let known): "'\(name)' is not available here\(Self.choices(known))"
        case .unknownMember(let name, let owner, let known):
            "unknown member '\(name)' of '\(owner)'\(Self.hint(name, known))"
        case .noMembers(let owner): "'\(owner)' has no members"
        case .missingPart(let owner, let parts, let found): Self.missingPart(owner, parts, found)
        case .missingName(let owner): "expected a name after '\(owner).'"
        case .bodyWithMembers(let owner, let member):
            "'\(owner)' takes a JSON pointer; write '\(owner)#/\(member)'"
        case .textWithPointer(let owner): "'\(owner)' is a plain value and takes no pointer after '#'"
        case .malformedPointer(let text):
            "'\(text)' is no JSON pointer: it starts with '/', and '~' is followed by 0 or 1"
        case .pointerRunsInto(let found): "the pointer runs into '\(found)'; put a space before the operator"
        case .unknownFunction(let name): "unknown function '\(name)'\(Self.hint(name, Function.table.map(\.name)))"
        case .argumentCount(let function, let expected, let found): "'\(function)' takes \(expected), found \(found)"
        case .malformedPattern(let pattern, let reason): "'\(pattern)' is no regular expression: \(reason)"
        case .pathNotWritten(let function):
            "'\(function)' takes a path written out as its second argument, such as '$.lines[0].id'"
        case .malformedPath(let path, let reason): "'\(path)' is no path (RFC 9535): \(reason)"
        case .lengthOutOfRange(let function, let found):
            "'\(function)' takes a length from 1 to \(RandomText.longest), found \(found)"
        case .unclosedText: "the text has no closing quote"
        case .doubleQuotes: "expected a text in single quotes, found a double quote"
        case .malformedNumber(let text): "'\(text)' is no number as JSON spells it"
        case .unknownWord(let word): "unknown word '\(word)'; names start with '$', texts are in single quotes"
        case .wordOperator(let found, let expected): "expected '\(expected)', found '\(found)'"
        case .chainedComparison: "comparisons do not chain; join them with '&&' or set parentheses"
        case .tooDeep(let limit): "the expression is nested deeper than \(limit) levels"
        case .textAfterExpression(let expression):
            "text follows the expression '\(expression)'; embed it as '{\(expression)}', write a condition as "
                + "'$( … )', or start literal text with '$$'"
        }
    }

    private static func missingPart(_ owner: String, _ parts: [String], _ found: String) -> String {
        let list = "\(parts.dropLast().joined(separator: ", ")) or \(parts.last ?? "")"
        let tail = found.isEmpty ? "" : ", found '\(found)'\(NearestName.suggestion(for: found, in: parts))"
        return "expected \(list) after '\(owner)'\(tail)"
    }

    private static func hint(_ name: String, _ known: [String]) -> String {
        let suggestion = NearestName.suggestion(for: name, in: known)
        return suggestion.isEmpty ? choices(known) : suggestion
    }

    private static func choices(_ known: [String]) -> String {
        known.isEmpty ? "" : "; expected \(NameList.of(known))"
    }
}
