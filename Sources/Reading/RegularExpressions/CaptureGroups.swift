/// The capture groups of a pattern.
///
/// They are found before the translation, because a reference may precede its group.
struct CaptureGroups {
    private(set) var count = 0
    /// Group numbers by name; of a repeated name, the first.
    private(set) var numbers: [String: Int] = [:]

    init(of pattern: [Unicode.Scalar]) {
        var position = 0
        var isInClass = false
        while position < pattern.count {
            switch pattern[position] {
            case "\\": position += 1
            case "[": isInClass = true
            case "]": isInClass = false
            case "(" where !isInClass: addGroup(openedBy: pattern[(position + 1)...])
            default: break
            }
            position += 1
        }
    }

    private mutating func addGroup(openedBy rest: ArraySlice<Unicode.Scalar>) {
        guard rest.first == "?" else {
            count += 1
            return
        }
        let opening = rest.prefix(3)
        guard opening.count == 3, opening.dropFirst().first == "<", opening.last != "=", opening.last != "!" else {
            return
        }
        count += 1
        let name = String(String.UnicodeScalarView(rest.dropFirst(2).prefix { $0 != ">" }))
        if numbers[name] == nil { numbers[name] = count }
    }
}
