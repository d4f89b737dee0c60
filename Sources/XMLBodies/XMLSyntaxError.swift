/// Why a body is not an XML document we read (XML 1.0), and where.
package struct XMLSyntaxError: Error, Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        case empty
        case tooLong(limit: Int)
        case tooDeep(limit: Int)
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
        case invalidEncoding
        case unsupportedEncoding(String)
        /// An ampersand that starts no reference.
        case bareAmpersand
        /// A character XML 1.0 does not allow, by its number.
        case forbiddenCharacter(Int)
        /// What libxml2 says, in its words.
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
        case .documentType: "a document type declaration (<!DOCTYPE) is not allowed; remove it"
        case .noRootElement: "expected the root element"
        case .contentAfterRoot: "expected the end of the document after the root element"
        case .wrongEndTag(let found, let open, let line):
            "expected the end tag '</\(open)>' of the element opened on line \(line), found '</\(found)>'"
        case .notClosed(let element, let line): "element '\(element)' opened on line \(line) is not closed"
        case .undefinedEntity(let name): "entity '&\(name);' is not one of those XML defines"
        case .duplicateAttribute(let name): "attribute '\(name)' is there twice"
        case .unquotedAttribute: "the value of an attribute must be in quotes"
        case .invalidEncoding: "the text is not in the encoding it declares, which is UTF-8 unless it says otherwise"
        case .unsupportedEncoding(let name): "encoding '\(name)' is not supported; use UTF-8"
        case .bareAmpersand: "'&' must be followed by a name and ';'; write '&amp;' for the character itself"
        case .forbiddenCharacter(let number): "character \(number) is not allowed in XML"
        case .other(let text): text
        }
    }
}
