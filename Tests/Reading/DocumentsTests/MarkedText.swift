/// A sample with places marked `1️⃣` to `9️⃣`: the text without the marks, and where each stood.
struct MarkedText {
    struct Place: Hashable {
        let line: Int
        let column: Int
    }

    private(set) var text = ""
    private(set) var places: [Place] = []

    init(_ marked: String) {
        var (line, column) = (1, 1)
        for character in marked {
            let scalars = Array(character.unicodeScalars)
            if scalars.count == 3, scalars[2] == "\u{20E3}" {
                precondition(scalars[0].value == 0x31 + UInt32(places.count), "marks must come in order")
                places.append(Place(line: line, column: column))
                continue
            }
            text.append(character)
            (line, column) = character == "\n" ? (line + 1, 1) : (line, column + scalars.count)
        }
    }
}
