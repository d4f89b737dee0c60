internal import Diagnostics
internal import JSONModel
internal import RegularExpressions

/// The functions of RFC 9535 §2.4; no other is registered.
enum Function: String, CaseIterable {
    case length, count, match, search, value

    var parameterCount: Int {
        switch self {
        case .length, .count, .value: 1
        case .match, .search: 2
        }
    }
}

/// Calls of functions, whose arguments must be of the right types (RFC 9535 §2.4.3).
extension PathParser {
    private typealias Argument = (term: Term, start: Int)

    /// Reads the arguments of the function `name`; the name was taken already.
    mutating func call(_ name: String, at start: Int) throws(JSONPathError) -> Term {
        guard let function = Function(rawValue: name) else {
            let names = Function.allCases.map(\.rawValue)
            let hint = NearestName.suggestion(for: name, in: names)
            let known = hint.isEmpty ? "; the functions are \(names.joined(separator: ", "))" : hint
            throw error("unknown function '\(name)'\(known)", at: start)
        }
        let arguments = try nested { (parser) throws(JSONPathError) in try parser.arguments(of: function, at: start) }
        guard arguments.count == function.parameterCount else {
            let wanted = function.parameterCount == 1 ? "1 argument" : "\(function.parameterCount) arguments"
            throw error("'\(function)()' takes \(wanted), found \(arguments.count)", at: start)
        }
        switch function {
        case .length: return .value(.length(try operand(arguments[0])), of: function)
        case .count: return .value(.count(try query(arguments[0], of: function)), of: function)
        case .value: return .value(.value(try query(arguments[0], of: function)), of: function)
        case .match: return .logical(try matching(arguments, .whole), of: function)
        case .search: return .logical(try matching(arguments, .part), of: function)
        }
    }

    private mutating func arguments(of function: Function, at start: Int) throws(JSONPathError) -> [Argument] {
        position += 1
        skipBlanks()
        if take(")") { return [] }
        var arguments: [Argument] = []
        repeat {
            skipBlanks()
            let start = position
            arguments.append((try term(), start))
            skipBlanks()
        } while take(",")
        guard take(")") else {
            if peek == nil { throw error("the arguments of '\(function)()' are never closed", at: start) }
            throw error("expected ',' or ')' after an argument of '\(function)()', found \(found)")
        }
        return arguments
    }

    private func operand(_ argument: Argument) throws(JSONPathError) -> Operand {
        try operand(argument.term, at: argument.start)
    }

    private func query(_ argument: Argument, of function: Function) throws(JSONPathError) -> Query {
        if case .query(let query) = argument.term { return query }
        throw error("'\(function)()' takes a path, such as @.*", at: argument.start)
    }

    /// A literal pattern is compiled once.
    private func matching(_ arguments: [Argument], _ extent: IRegexp.Extent) throws(JSONPathError) -> Condition {
        let pattern = try operand(arguments[1])
        var compiled: IRegexp?
        if case .literal(.string(let text)) = pattern { compiled = IRegexp(text) }
        return .matches(try operand(arguments[0]), pattern, extent, compiled)
    }
}
