/// Texts measured in the cells of a terminal.
enum TextCells {
    /// `text` cut to `width` cells, and filled up with spaces.
    static func padded(_ text: String, to width: Int) -> String {
        let text = cut(text, to: width)
        return text + String(repeating: " ", count: max(0, width - count(text)))
    }

    /// `text`, cut to `width` cells with `…` at its end if it is longer.
    static func cut(_ text: String, to width: Int) -> String {
        guard count(text) > width else { return text }
        var cells = 0
        let start = text.unicodeScalars.prefix { scalar in
            cells += self.cells(of: scalar)
            return cells < width
        }
        return "\(String(start))…"
    }

    /// `text` in lines of at most `width` cells, those after the first with `indent` before them.
    static func wrapped(_ text: String, to width: Int, indent: String) -> [String] {
        guard count(text) > width else { return [text] }
        let indent = indent.utf8.count <= width / 2 ? indent : ""
        var lines: [String] = []
        var (line, cells) = ("", 0)
        for scalar in text.unicodeScalars {
            let wide = self.cells(of: scalar)
            if cells + wide > width {
                lines.append(line)
                (line, cells) = (indent, indent.utf8.count)
            }
            line.unicodeScalars.append(scalar)
            cells += wide
        }
        return lines + [line]
    }

    static func count(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + cells(of: $1) } }

    /// The width: 2 for wide characters of East Asia and pictographs, 0 for combining ones (Unicode TR11, the common
    /// ranges).
    private static func cells(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x300: 1
        case 0x300..<0x370, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
        }
    }
}
