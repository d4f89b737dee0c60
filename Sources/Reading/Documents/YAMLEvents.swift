internal import CLibYAML

/// One event of libyaml's parser, copied to Swift.
struct YAMLEvent {
    enum Kind {
        /// `inset` is the number of columns before the first character; nil if the value is not in the file as it is.
        case scalar(value: String, style: ScalarStyle, inset: Int?)
        case alias(String)
        case sequenceStart, sequenceEnd, mappingStart, mappingEnd
        case documentStart, documentEnd, streamStart, streamEnd
    }

    /// How a scalar is written: `a`, `"a"`, or below `|` or `>`.
    enum ScalarStyle {
        case plain, quoted, block

        init(_ style: yaml_scalar_style_t) {
            switch style {
            case YAML_PLAIN_SCALAR_STYLE: self = .plain
            case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .quoted
            default: self = .block
            }
        }
    }

    let kind: Kind
    let anchor: String?
    /// The tag as resolved by libyaml: `!uuid`, or `tag:yaml.org,2002:str` for `!!str`.
    let tag: String?
    /// Counted from 1.
    let line: Int
    let column: Int
}

/// The events of one YAML text, in order.
final class YAMLEvents {
    // Because libyaml keeps pointers to the parser and to the input, neither may move.
    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private let input: UnsafeMutableBufferPointer<UInt8>
    private let text: TagSpacing
    /// The numbers of the brackets whose added space is inside a scalar, and so must go.
    private(set) var spacedTexts: [Int] = []

    init(_ text: TagSpacing) throws(YAMLSyntaxError) {
        self.text = text
        let bytes = text.bytes
        input = .allocate(capacity: max(bytes.count, 1))
        _ = input.initialize(from: bytes)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            throw YAMLSyntaxError(problem: "out of memory", line: 1, column: 1)
        }
        yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    func next() throws(YAMLSyntaxError) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
        defer { yaml_event_delete(&event) }
        let start = event.start_mark
        func made(
            _ kind: YAMLEvent.Kind, anchor: UnsafeMutablePointer<yaml_char_t>? = nil,
            tag: UnsafeMutablePointer<yaml_char_t>? = nil
        ) -> YAMLEvent {
            YAMLEvent(
                kind: kind, anchor: anchor.map { String(cString: $0) }, tag: tag.map { String(cString: $0) },
                line: start.line + 1, column: text.originalColumn(start.column, at: start.index) + 1)
        }
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let content = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let value = String(decoding: content, as: UTF8.self)
            spacedTexts += text.brackets(in: start.index..<max(start.index, event.end_mark.index))
            let style = YAMLEvent.ScalarStyle(scalar.style)
            let inset = style == .quoted ? 1 : 0
            // A block, several lines and an escape have another length.
            let isOnOneLine = event.end_mark.line == start.line
            let isAsWritten =
                isOnOneLine && event.end_mark.column - start.column == value.unicodeScalars.count + 2 * inset
            let kind = YAMLEvent.Kind.scalar(value: value, style: style, inset: isAsWritten ? inset : nil)
            return made(kind, anchor: scalar.anchor, tag: scalar.tag)
        case YAML_ALIAS_EVENT: return made(.alias(String(cString: event.data.alias.anchor)))
        case YAML_SEQUENCE_START_EVENT:
            return made(.sequenceStart, anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT:
            return made(.mappingStart, anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag)
        case YAML_SEQUENCE_END_EVENT: return made(.sequenceEnd)
        case YAML_MAPPING_END_EVENT: return made(.mappingEnd)
        case YAML_DOCUMENT_START_EVENT: return made(.documentStart)
        case YAML_DOCUMENT_END_EVENT: return made(.documentEnd)
        case YAML_STREAM_START_EVENT: return made(.streamStart)
        default: return made(.streamEnd)
        }
    }

    private func syntaxError() -> YAMLSyntaxError {
        let mark = parser.pointee.problem_mark
        let (line, column) = (mark.line + 1, text.originalColumn(mark.column, at: mark.index) + 1)
        switch parser.pointee.error {
        case YAML_READER_ERROR:
            return YAMLSyntaxError(
                problem: "the text is not UTF-8 or has a control character",
                line: self.line(at: parser.pointee.problem_offset), column: 1)
        case YAML_SCANNER_ERROR where parser.pointee.problem.map({ String(cString: $0) }) == Self.strayCharacter:
            return YAMLSyntaxError(
                problem: strayCharacterProblem(line: line, column: mark.column + 1), line: line, column: column)
        default:
            return YAMLSyntaxError(
                problem: libraryProblem(), line: line, column: column, isTagWithoutSpace: isTagWithoutSpace)
        }
    }

    private var isTagWithoutSpace: Bool {
        parser.pointee.context.map { String(cString: $0) } == "while scanning a tag"
            && parser.pointee.problem.map { String(cString: $0) } == "did not find expected whitespace or line break"
    }

    /// The message of libyaml, with its context.
    private func libraryProblem() -> String {
        var problem = parser.pointee.problem.map { String(cString: $0) } ?? "unreadable text"
        if let context = parser.pointee.context.map({ String(cString: $0) }) {
            problem += " \(context)"
            if parser.pointee.context_mark.line != parser.pointee.problem_mark.line {
                problem += " that starts on line \(parser.pointee.context_mark.line + 1)"
            }
        }
        return problem
    }

    private static let strayCharacter = "found character that cannot start any token"

    /// The message for a stray character: which one it is, and what to do.
    private func strayCharacterProblem(line: Int, column: Int) -> String {
        let lines = input.split(separator: 0x0A, maxSplits: line, omittingEmptySubsequences: false)
        let scalars = lines.count < line ? [] : Array(String(decoding: lines[line - 1], as: UTF8.self).unicodeScalars)
        guard column <= scalars.count else { return libraryProblem() }
        let scalar = scalars[column - 1]
        return scalar == "\t"
            ? "found a tab where a value or its indentation must start; use spaces"
            : "'\(scalar)' cannot start a value; put the value in quotes"
    }

    private func line(at offset: Int) -> Int { 1 + input.prefix(offset).count { $0 == 0x0A } }
}
