internal import CLibXML2
internal import JSONModel

/// Runs libxml2's SAX2 parser over a document and collects its elements.
///
/// Nothing is loaded from outside. A document type declaration stops the parser before its first entity, so that only
/// XML's five predefined entities exist.
final class XMLParser {
    private let limits: XMLReader.Limits
    /// The elements without their end tags yet, the root first.
    private var open: [XMLElement] = []
    /// How many prefixes each of them declares, and all together.
    private var declarations: [Int] = []
    private var declarationCount = 0
    private var root: XMLElement?
    private var failure: XMLSyntaxError?
    private var context: xmlParserCtxtPtr?

    private static let maxBytes = Int(Int32.max) / 2

    /// libxml2 requires its global state before the first of several threads parses; Swift runs this once.
    private static let isReady: Void = xmlInitParser()

    /// `charset` has priority over the encoding that the document declares; nil for none.
    static func root(
        of bytes: [UInt8], charset: String?, limits: XMLReader.Limits
    ) throws(XMLSyntaxError) -> XMLElement {
        _ = isReady
        guard !bytes.isEmpty else { throw XMLSyntaxError(problem: .empty, line: 1, column: 1) }
        // Half of what libxml2 can count, because UTF-16 takes more bytes as UTF-8.
        guard bytes.count <= Self.maxBytes else {
            throw XMLSyntaxError(problem: .tooLong(limit: Self.maxBytes), line: 1, column: 1)
        }
        let (bytes, charset) = try XMLEncoding.scannable(bytes, charset: charset)
        if let excess = XMLTagScan.offset(ofExcessIn: bytes, limit: limits.maxAttributes) {
            let (line, column) = LineMap(bytes).place(of: excess)
            throw XMLSyntaxError(
                problem: .tooManyAttributes(limit: limits.maxAttributes), line: line, column: column)
        }
        let parser = XMLParser(limits: limits)
        bytes.withUnsafeBytes { buffer in
            parser.parse(buffer.bindMemory(to: CChar.self).baseAddress, size: Int32(buffer.count), charset)
        }
        if let failure = parser.failure { throw failure }
        guard let root = parser.root else { throw XMLSyntaxError(problem: .noRootElement, line: 1, column: 1) }
        return root
    }

    private init(limits: XMLReader.Limits) { self.limits = limits }

    private func parse(_ bytes: UnsafePointer<CChar>?, size: Int32, _ charset: String?) {
        guard let context = xmlCreateMemoryParserCtxt(bytes, size) else {
            preconditionFailure("libxml2 has no memory for a parser")
        }
        self.context = context
        defer { xmlFreeParserCtxt(context) }
        // NOENT turns '&amp;' in an attribute into '&'. No other entity exists, because document types are refused.
        // HUGE turns libxml2's limits off: ours are below, and the size is limited by the caller.
        var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_HUGE.rawValue
        let handler = charset.flatMap { xmlFindCharEncodingHandler($0) }
        // Otherwise libxml2 would apply the declaration again.
        if handler != nil { options |= XML_PARSE_IGNORE_ENC.rawValue }
        xmlCtxtUseOptions(context, Int32(options))
        if let handler { xmlSwitchToEncoding(context, handler) }
        context.pointee.sax.pointee = Self.handler
        withExtendedLifetime(self) {
            context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
            xmlParseDocument(context)
        }
        self.context = nil
    }

    private func startElement(_ element: XMLElement, declaring count: Int) {
        open.append(element)
        declarations.append(count)
        declarationCount += count
        if open.count > limits.maxDepth { stop(.tooDeep(limit: limits.maxDepth)) }
        if declarationCount > limits.maxNamespaces { stop(.tooManyNamespaces(limit: limits.maxNamespaces)) }
    }

    private func endElement() {
        guard let element = open.popLast() else { return }
        declarationCount -= declarations.removeLast()
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }

    private func append(_ text: UnsafeBufferPointer<UInt8>) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += String(decoding: text, as: UTF8.self)
    }

    private var line: Int { Int(xmlSAX2GetLineNumber(context)) }
    private var column: Int { Int(xmlSAX2GetColumnNumber(context)) }

    /// Stops the parser with an error of our own.
    private func stop(_ problem: XMLSyntaxError.Problem) {
        record(XMLSyntaxError(problem: problem, line: line, column: column))
        xmlStopParser(context)
    }

    /// Keeps the first error; later ones follow from it.
    private func record(_ error: XMLSyntaxError) {
        if failure == nil { failure = error }
    }
}

// MARK: - What libxml2 calls

extension XMLParser {
    // Because the handler is copied into each parser and never changed.
    nonisolated(unsafe) private static let handler: xmlSAXHandler = {
        var handler = xmlSAXHandler()
        // Because only a SAX2 handler gets namespaces and structured errors.
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.internalSubset = { context, _, _, _ in XMLParser.of(context).stop(.documentType) }
        handler.startElementNs = { context, name, prefix, namespace, declared, _, count, _, attributes in
            let parser = XMLParser.of(context)
            if let prefix, namespace == nil { parser.stop(.unboundPrefix(XMLParser.text(prefix))) }
            parser.startElement(
                XMLElement(
                    name: XMLParser.text(name), namespace: namespace.map { XMLParser.text($0) },
                    attributes: parser.attributes(attributes, count: Int(count)), line: parser.line,
                    column: parser.column), declaring: Int(declared))
        }
        handler.endElementNs = { context, _, _, _ in XMLParser.of(context).endElement() }
        // CDATA sections come here too, as there is no handler for them.
        handler.characters = { context, text, length in
            XMLParser.of(context).append(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        // Because libxml2 guesses which white space is ignorable, unless both handlers are the same.
        handler.ignorableWhitespace = handler.characters
        handler.serror = { context, error in
            guard let error else { return }
            // Because errors about namespaces are not fatal to libxml2, they are found here where names arrive.
            guard error.pointee.level == XML_ERR_FATAL else { return }
            XMLParser.of(context).record(XMLSyntaxError(error.pointee))
        }
        return handler
    }()

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLParser {
        guard let context else { preconditionFailure("libxml2 called back without the parser it was given") }
        return Unmanaged<XMLParser>.fromOpaque(context).takeUnretainedValue()
    }

    /// libxml2 gives five pointers for each attribute: name, prefix, namespace, start and end of the value.
    private func attributes(
        _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
    ) -> [XMLElement.Attribute] {
        guard let pointers else { return [] }
        return (0..<count).map { position in
            let attribute = pointers + 5 * position
            if let prefix = attribute[1], attribute[2] == nil { stop(.unboundPrefix(Self.text(prefix))) }
            let value = UnsafeBufferPointer(
                start: attribute[3], count: attribute[3].map { (attribute[4] ?? $0) - $0 } ?? 0)
            return XMLElement.Attribute(
                name: Self.text(attribute[0]), namespace: attribute[2].map { Self.text($0) },
                value: String(decoding: value, as: UTF8.self))
        }
    }

    private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
