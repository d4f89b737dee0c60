package import JSONModel

/// The place of one value in a document (RFC 9535 §2.7): `$['a'][0]`.
package struct NormalizedPath: Sendable {
    package enum Step: Sendable {
        case name(String)
        case index(Int)
    }

    /// The last step and those before it, which paths of other values share.
    private final class Link: Sendable {
        let step: Step
        let before: Link?

        init(_ step: Step, after before: Link?) {
            self.step = step
            self.before = before
        }
    }

    private var last: Link?

    package var steps: [Step] {
        var steps: [Step] = []
        var link = last
        while let known = link {
            steps.append(known.step)
            link = known.before
        }
        return steps.reversed()
    }

    /// The place as a JSON pointer.
    package var pointer: JSONPointer {
        JSONPointer(
            tokens: steps.map { step in
                switch step {
                case .name(let name): name
                case .index(let index): String(index)
                }
            })
    }

    func appending(_ step: Step) -> NormalizedPath {
        var path = NormalizedPath()
        path.last = Link(step, after: last)
        return path
    }
}

extension NormalizedPath: CustomStringConvertible {
    package var description: String {
        steps.reduce(into: "$") { text, step in
            switch step {
            case .name(let name): text += "['\(Self.escaped(name))']"
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    private static func escaped(_ name: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\u{8}": result += "\\b".unicodeScalars
            case "\t": result += "\\t".unicodeScalars
            case "\n": result += "\\n".unicodeScalars
            case "\u{C}": result += "\\f".unicodeScalars
            case "\r": result += "\\r".unicodeScalars
            case "'": result += "\\'".unicodeScalars
            case "\\": result += "\\\\".unicodeScalars
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
