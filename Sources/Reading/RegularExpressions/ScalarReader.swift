/// A position in the scalars of a text, with the operations of hand-written parsers.
package protocol ScalarReader {
    var scalars: [Unicode.Scalar] { get }
    var position: Int { get set }
}

extension ScalarReader {
    /// The scalar here; nil at the end.
    package var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    package mutating func next() -> Unicode.Scalar? {
        guard let scalar = peek else { return nil }
        position += 1
        return scalar
    }

    /// Takes `scalar` if it is the next one.
    package mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    package mutating func takeWhile(_ isWanted: (Unicode.Scalar) -> Bool) -> String {
        var taken = String.UnicodeScalarView()
        while let scalar = peek, isWanted(scalar) {
            taken.append(scalar)
            position += 1
        }
        return String(taken)
    }
}
