/// An element of a document: names without prefixes, text joined, comments and processing instructions left out.
struct XMLElement {
    let name: String
    /// The namespace; nil for none.
    let namespace: String?
    let attributes: [Attribute]
    /// The line on which its start tag ends, counted from 1.
    let line: Int
    let column: Int
    var children: [XMLElement] = []
    /// The text directly inside, in one piece.
    var text = ""

    struct Attribute {
        let name: String
        /// The namespace; nil for none.
        let namespace: String?
        let value: String
    }

    /// The namespace of `xsi:nil` and `xsi:schemaLocation` (XML Schema Part 1 §2.6).
    static let instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"
    private static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

    /// The attributes that are data, without those of XML and XML Schema.
    var data: [Attribute] {
        attributes.filter { $0.namespace != Self.instanceNamespace && $0.namespace != Self.xmlNamespace }
    }

    /// Whether `xsi:nil` says that the element has no value.
    var isNil: Bool {
        attributes.contains { attribute in
            attribute.namespace == Self.instanceNamespace && attribute.name == "nil"
                && (attribute.value == "true" || attribute.value == "1")
        }
    }

    var hasOnlyWhitespace: Bool { text.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}
