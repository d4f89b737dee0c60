package import HTTPModel
package import JSONModel
internal import XMLBodies

/// Values from texts.
///
/// A text that does not spell the schema's type stays a text; validation reports it.
extension ParameterCodec {
    /// The value in a query, a form body or cookies; nil when it is not there.
    package func value(in pairs: EncodedPairs) throws(MalformedValue) -> JSON? {
        if isSpread { return try spreadValue(in: pairs) }
        let texts = pairs.texts(named: name)
        guard let first = texts.first else { return nil }
        guard case .style(let style, let isExploded) = form else {
            guard texts.count == 1 else { throw .repeated(texts.count) }
            return try content(pairs.escaping.decoded(first))
        }
        if isExploded || !shape.hasParts || (shape.isAny && texts.count > 1) {
            return try shape.value(ofTexts: texts.map(pairs.escaping.decoded))
        }
        guard texts.count == 1 else { throw .repeated(texts.count) }
        return try value(of: style.delimiter.split(first, pairs.escaping), first, namesJoined: false, pairs.escaping)
    }

    /// The value in a segment of a path.
    package func value(inSegment text: Substring) throws(MalformedValue) -> JSON {
        switch form {
        case .content: return try content(TextEscaping.percent.decoded(text))
        case .style(.matrix, let isExploded): return try matrix(text, isExploded)
        case .style(.label, let isExploded): return try label(text, isExploded)
        case .style(let style, let isExploded):
            // Because most values are single: the search for delimiters was 275,000 of StoRegister's 922,000 instructions.
            let parts = shape.hasParts && !shape.isAny ? style.delimiter.split(text, .percent) : []
            return try value(of: parts, text, namesJoined: isExploded, .percent)
        }
    }

    /// The value in the fields of one name; nil when there are none.
    ///
    /// Several fields are one list (RFC 9110 §5.3), except for a single value.
    package func value(inFields texts: [String]) throws(MalformedValue) -> JSON? {
        guard let first = texts.first else { return nil }
        guard case .style(_, let isExploded) = form else { return try content(texts.joined(separator: ", ")) }
        guard shape.hasParts, !shape.isAny else {
            return try shape.value(ofTexts: texts)
        }
        // Because empty elements of a list do not count (RFC 9110 §5.6.1.2), an empty text is an empty list.
        let parts = texts.flatMap { HeaderText.split($0, at: ",") }.filter { !$0.isEmpty || !shape.isList }
        return try value(of: parts, first[...], namesJoined: isExploded, .none)
    }

    private func content(_ text: String) throws(MalformedValue) -> JSON {
        guard case .content(let content) = form else { return .string(text) }
        var violations: [Violation] = []
        do throws(BodyProblem) {
            return try BodyCodec.decode(
                Array(text.utf8), type: content.mediaType, as: content, violations: &violations)
        } catch {
            if case .malformed(let type, let reason, _) = error {
                throw .init("it is not '\(type.essence)': \(reason)")
            }
            throw .init(error.description)
        }
    }

    private func matrix(_ text: Substring, _ isExploded: Bool) throws(MalformedValue) -> JSON {
        let fields = text.split(separator: ";", omittingEmptySubsequences: false).dropFirst()
        guard text.first == ";" else { throw .init("expected ';' before it, as style 'matrix' has it, found none") }
        if isSpread { return try joinedMembers(Array(fields), .percent) }
        var texts: [Substring] = []
        for field in fields {
            let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard TextEscaping.percent.decoded(pair[0]) == name else {
                throw .init("expected ';\(name)=' before it, as style 'matrix' has it, found another name")
            }
            texts.append(pair.count > 1 ? pair[1] : "")
        }
        if isExploded { return try shape.value(ofTexts: texts.map(TextEscaping.percent.decoded)) }
        guard texts.count == 1 else { throw .repeated(texts.count) }
        let parts = ParameterStyle.Delimiter.comma.split(texts[0], .percent)
        return try value(of: parts, texts[0], namesJoined: false, .percent)
    }

    /// Reads both dots (OAS 3.1.0) and commas (RFC 6570, OAS 3.1.1) in a value that is not exploded.
    private func label(_ text: Substring, _ isExploded: Bool) throws(MalformedValue) -> JSON {
        guard text.first == "." else { throw .init("expected '.' before it, as style 'label' has it, found none") }
        let rest = text.dropFirst()
        let parts = isExploded ? [] : ParameterStyle.Delimiter.comma.split(rest, .percent)
        let dotted = parts.count > 1 ? parts : rest.split(separator: ".", omittingEmptySubsequences: false)
        return try value(of: dotted, rest, namesJoined: isExploded, .percent)
    }

    /// The value of the `parts` of `whole`.
    ///
    /// Members of an object are written with `=`, or their names and values alternate.
    private func value(
        of parts: [Substring], _ whole: Substring, namesJoined: Bool, _ escaping: TextEscaping
    ) throws(MalformedValue) -> JSON {
        switch shape.content {
        case .array(let items, _):
            return .array(parts.map { XMLReader.value(ofText: escaping.decoded($0), as: items) })
        case .object where namesJoined: return try joinedMembers(parts, escaping)
        case .object: return try alternatingMembers(parts, escaping)
        case .scalar, .any: return XMLReader.value(ofText: escaping.decoded(whole), as: shape)
        }
    }

    /// `R=100`, `G=200`.
    private func joinedMembers(_ parts: [Substring], _ escaping: TextEscaping) throws(MalformedValue) -> JSON {
        var pairs: [EncodedPairs.Pair] = []
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else {
                throw .init("expected 'name=value' for each member, found a part without '='")
            }
            pairs.append(.init(name: escaping.decoded(pair[0]), text: pair[1]))
        }
        return try members(EncodedPairs(pairs, escaping: escaping))
    }

    /// `R`, `100`, `G`, `200`.
    private func alternatingMembers(_ parts: [Substring], _ escaping: TextEscaping) throws(MalformedValue) -> JSON {
        guard parts.count.isMultiple(of: 2) else {
            throw .init("expected names and values in turn, found \(parts.count) part\(parts.count == 1 ? "" : "s")")
        }
        let pairs = stride(from: 0, to: parts.count, by: 2).map { position in
            EncodedPairs.Pair(name: escaping.decoded(parts[position]), text: parts[position + 1])
        }
        return try members(EncodedPairs(pairs, escaping: escaping))
    }

    private func spreadValue(in pairs: EncodedPairs) throws(MalformedValue) -> JSON? {
        let own = EncodedPairs(pairs.pairs.filter { takes($0.name) }, escaping: pairs.escaping)
        guard !own.pairs.isEmpty else { return nil }
        guard case .style(.deepObject, _) = form else { return try members(own) }
        return try DeepObject(own, name: name).value(as: shape)
    }

    private func members(_ pairs: EncodedPairs) throws(MalformedValue) -> JSON {
        var object = JSONObject()
        for group in pairs.groups {
            let texts = group.texts.map(pairs.escaping.decoded)
            do throws(MalformedValue) {
                object.append(group.name, try shape.member(group.name).value(ofTexts: texts))
            } catch { throw .init("member '\(group.name)': \(error)") }
        }
        return .object(object)
    }
}

extension ValueShape {
    var isAny: Bool {
        if case .any = content { true } else { false }
    }

    var isList: Bool {
        if case .array = content { true } else { false }
    }
}
