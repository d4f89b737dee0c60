// Characters of other alphabets that look like ASCII characters (the common ones of Unicode TR39).

enum Homoglyphs {
    static let ascii: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (ascii, others) in rows {
            for scalar in others.unicodeScalars { table[scalar] = ascii }
        }
        // The full-width forms, in the order of ASCII.
        for value in UInt32(0x21)...0x7E {
            if let wide = Unicode.Scalar(value + 0xFEE0), let narrow = Unicode.Scalar(value) { table[wide] = narrow }
        }
        return table
    }()

    private static let rows: [(Unicode.Scalar, String)] = [
        ("a", "\u{430}\u{251}"), ("c", "\u{441}\u{3F2}"), ("d", "\u{501}"), ("e", "\u{435}"), ("g", "\u{261}"),
        ("h", "\u{4BB}"), ("i", "\u{456}\u{131}"), ("j", "\u{458}\u{3F3}"), ("l", "\u{4CF}"), ("o", "\u{43E}\u{3BF}"),
        ("p", "\u{440}\u{3C1}"), ("q", "\u{51B}"), ("s", "\u{455}"), ("u", "\u{3C5}"), ("v", "\u{3BD}\u{475}"),
        ("w", "\u{51D}"), ("x", "\u{445}"), ("y", "\u{443}\u{3B3}"),
        ("A", "\u{410}\u{391}"), ("B", "\u{412}\u{392}"), ("C", "\u{421}\u{3F9}"), ("E", "\u{415}\u{395}"),
        ("H", "\u{41D}\u{397}"), ("I", "\u{406}\u{399}\u{4C0}"), ("J", "\u{408}"), ("K", "\u{41A}\u{39A}\u{212A}"),
        ("M", "\u{41C}\u{39C}"), ("N", "\u{39D}"), ("O", "\u{41E}\u{39F}"), ("P", "\u{420}\u{3A1}"), ("S", "\u{405}"),
        ("T", "\u{422}\u{3A4}"), ("X", "\u{425}\u{3A7}"), ("Y", "\u{423}\u{3A5}"), ("Z", "\u{396}"),
        ("-", "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}\u{AD}"), ("'", "\u{2018}\u{2019}\u{2BC}\u{60}\u{B4}"),
        ("\"", "\u{201C}\u{201D}\u{2033}"), (".", "\u{2024}"), (",", "\u{201A}"), (":", "\u{A789}\u{2236}"),
        ("/", "\u{2044}\u{2215}"), ("~", "\u{223C}"), ("*", "\u{2217}"),
    ]
}
