/// A part of a word on a command line: bytes, or a variable.
package enum ShellPart: Hashable, Sendable {
    case literal([UInt8])
    case variable(String)

    package static func literal(_ text: String) -> ShellPart { .literal(Array(text.utf8)) }

    /// This part with another variable, for the value in another spelling.
    package func named(_ suffix: String) -> ShellPart {
        if case .variable(let name) = self { return .variable("\(name)_\(suffix)") }
        return self
    }

    /// This part with `parts` in place of each `value`.
    package func replacing(_ value: [UInt8], with parts: [ShellPart]) -> [ShellPart] {
        guard case .literal(let bytes) = self, bytes.count >= value.count else { return [self] }
        var result: [ShellPart] = []
        var (start, position) = (0, 0)
        while position + value.count <= bytes.count {
            if bytes[position] == value[0], bytes[position...].starts(with: value) {
                if start < position { result.append(.literal(Array(bytes[start..<position]))) }
                result += parts
                position += value.count
                start = position
            } else {
                position += 1
            }
        }
        return start < bytes.count ? result + [.literal(Array(bytes[start...]))] : result
    }
}
