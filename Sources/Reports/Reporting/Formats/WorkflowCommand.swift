package import Diagnostics

/// A line that GitHub Actions shows beside the lines of a file: `::error file=s.yaml,line=5,col=3::…`.
package struct WorkflowCommand {
    package enum Name: String {
        case error, warning, notice
    }

    package let line: String

    /// `place` and `title` are left out when they are nil.
    package init(_ name: Name, at place: SourceLocation?, title: String? = nil, _ message: String) {
        var properties: [String] = []
        if let place {
            properties = ["file=\(Self.property(place.file))", "line=\(place.line)", "col=\(place.column)"]
        }
        if let title { properties.append("title=\(Self.property(title))") }
        let start = properties.isEmpty ? "" : " \(properties.joined(separator: ","))"
        line = "::\(name.rawValue)\(start)::\(Self.escaped(message))"
    }

    private static func property(_ text: String) -> String {
        escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }

    private static func escaped(_ text: String) -> String {
        text.replacingScalars { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: nil
            }
        }
    }
}
