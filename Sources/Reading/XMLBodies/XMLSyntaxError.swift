/// Why a body is not an XML document that we read (XML 1.0, Namespaces in XML 1.0), or not one of its shape.
package struct XMLSyntaxError: Error, Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        case empty
        case tooLong(limit: Int)
        case tooDeep(limit: Int)
        case tooManyAttributes(limit: Int)
        /// Prefixes that the element and those around it declare.
        case tooManyNamespaces(limit: Int)
        /// A document type declaration, which could define entities.
        case documentType
        case noRootElement
        case contentAfterRoot
        /// The end tag `found` where the element `open` had to be closed.
        case wrongEndTag(found: String, open: String, openLine: Int)
        case notClosed(element: String, openLine: Int)
        case undefinedEntity(String)
        case duplicateAttribute(String)
        case unquotedAttribute
        /// A prefix that no `xmlns:` attribute binds (Namespaces in XML 1.0 §5).
        case unboundPrefix(String)
        /// Nil means no namespace.
        case wrongNamespace(element: String, found: String?, expected: String?)
        case undeclaredAttribute(String, element: String)
        /// An element with the name of a member that the shape has in another form, such as `attribute 'id'`.
        case misplacedMember(element: String, expected: String)
        /// Text between the elements of an element that has only elements.
        case strayText(element: String)
        /// A second element of a name where the shape has one.
        case repeatedElement(String)
        case invalidEncoding
        case unsupportedEncoding(String)
        /// An ampersand without a reference.
        case bareAmpersand
        /// A character XML 1.0 does not allow, by its number.
        case forbiddenCharacter(Int)
        /// A message of libxml2.
        case other(String)
    }

    package let problem: Problem
    /// Line and column where reading stopped, counted from 1.
    package let line: Int
    package let column: Int
}

extension XMLSyntaxError: CustomStringConvertible {
    package var description: String { "\(message) at line \(line), column \(column)" }

    /// The finding without its place.
    package var message: String {
        switch problem {
        case .empty: "the document is empty"
        case .tooLong(let limit): "the document is longer than \(limit) bytes"
        case .tooDeep(let limit): "elements are nested deeper than \(limit) levels"
        case .tooManyAttributes(let limit): "an element has more than \(limit) attributes"
        case .tooManyNamespaces(let limit): "more than \(limit) namespaces are declared here and around this element"
        case .documentType: "a document type declaration (<!DOCTYPE) is not allowed; remove it"
        case .noRootElement: "expected the root element"
        case .contentAfterRoot: "expected the end of the document after the root element"
        case .wrongEndTag(let found, let open, let line):
            "expected the end tag '</\(open)>' of the element opened on line \(line), found '</\(found)>'"
        case .notClosed(let element, let line): "element '\(element)' opened on line \(line) is not closed"
        case .undefinedEntity(let name): "entity '&\(name);' is not one of those XML defines"
        case .duplicateAttribute(let name): "attribute '\(name)' is there twice"
        case .unquotedAttribute: "the value of an attribute must be in quotes"
        case .unboundPrefix(let prefix): "prefix '\(prefix)' stands for no namespace"
        case .wrongNamespace(let element, let found, let expected):
            "expected element '\(element)' in \(Self.namespace(expected)), found it in \(Self.namespace(found))"
        case .undeclaredAttribute(let name, let element): "element '\(element)' has no attribute '\(name)'"
        case .misplacedMember(let element, let expected): "expected the \(expected), found the element '\(element)'"
        case .strayText(let element): "element '\(element)' has text between its elements, expected elements only"
        case .repeatedElement(let name): "element '\(name)' is there twice, expected it once"
        case .invalidEncoding: "the text is not in the encoding it declares, which is UTF-8 unless it says otherwise"
        case .unsupportedEncoding(let name): "encoding '\(name)' is not supported; use UTF-8"
        case .bareAmpersand: "'&' must be followed by a name and ';'; write '&amp;' for the character itself"
        case .forbiddenCharacter(let number): "character \(number) is not allowed in XML"
        case .other(let text): text
        }
    }

    private static func namespace(_ name: String?) -> String { name.map { "namespace '\($0)'" } ?? "no namespace" }
}
