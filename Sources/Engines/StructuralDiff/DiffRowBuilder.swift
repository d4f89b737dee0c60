internal import JSONModel

/// Walks through a value and its marks, and writes the rows.
struct DiffRowBuilder {
    let options: DiffView.Options
    private(set) var rows: [DiffView.Row] = []

    init(options: DiffView.Options) { self.options = options }

    mutating func add(_ value: JSON, _ tree: MarkTree, label: String, depth: Int) {
        let replacements = tree.own.filter { !$0.isMissing && $0.source == nil && !$0.isOrder }
        if let first = replacements.first {
            add(first, value, label: label, depth: depth)
            for kind in replacements.dropFirst() { addWanted(kind, label: label, depth: depth) }
            addStrays(tree, at: [], depth: depth)
        } else if tree.hasInner || tree.own.contains(where: \.isOrder) {
            addContainer(value, tree, label: label, depth: depth)
        } else {
            addWhole(value, tree, label: label, depth: depth)
        }
        for kind in tree.own where kind.isMissing { addWanted(kind, label: label, depth: depth) }
    }

    // MARK: - One value

    private mutating func addWhole(_ value: JSON, _ tree: MarkTree, label: String, depth: Int) {
        let text = label + self.text(of: value)
        if let source = tree.own.lazy.compactMap(\.source).first {
            append(.moved, depth, nil, "\(text) (moved from \(source))")
        } else {
            append(.equal, depth, text, text)
        }
    }

    private mutating func add(_ kind: DiffView.Mark.Kind, _ value: JSON, label: String, depth: Int) {
        switch kind {
        case .difference(.changed(.string(let expected), .string(let actual))):
            addTexts(options.mask(expected), options.mask(actual), label: label, depth: depth)
        case .difference(.changed(let expected, let actual)), .difference(.typeChanged(let expected, let actual)):
            append(.changed, depth, label + text(of: expected), label + text(of: actual))
        case .difference(.unexpected(let actual)): append(.unexpected, depth, nil, label + text(of: actual))
        case .described(let words, _):
            append(.changed, depth, label + cut(options.mask(words)), label + text(of: value))
        case .difference(.missing), .difference(.moved), .difference(.reordered): break
        }
    }

    /// A row for an expected value that is missing, or that differs from the row before.
    private mutating func addWanted(_ kind: DiffView.Mark.Kind, label: String, depth: Int) {
        switch kind {
        case .difference(.missing(let expected)), .difference(.changed(let expected, _)),
            .difference(.typeChanged(let expected, _)):
            append(.missing, depth, label + text(of: expected), nil)
        case .described(let words, _): append(.missing, depth, label + cut(options.mask(words)), nil)
        case .difference(.unexpected(let actual)): append(.unexpected, depth, nil, label + text(of: actual))
        case .difference(.reordered(let expected, let actual)):
            append(.changed, depth, "\(label)the order \(order(expected))", "\(label)the order \(order(actual))")
        case .difference(.moved(let source)): append(.moved, depth, nil, "\(label)(moved from \(source))")
        }
    }

    /// Rows for two texts: by lines if both have several; else the differing parts, if they are long.
    private mutating func addTexts(_ expected: String, _ actual: String, label: String, depth: Int) {
        if let words = BytesText.words(expected, actual) {
            append(.changed, depth, label + words.expected, label + words.actual)
        } else if let (old, new) = LookAlikes.spelled(expected, actual) {
            append(
                .changed, depth, label + cut(JSON.string(old).description), label + cut(JSON.string(new).description))
        } else if TextDiff.haveLines(expected, actual) {
            let title = "\(label)text"
            append(.equal, depth, title, title)
            for line in TextLines.rows(expected, actual, options: options) {
                append(line.mark, depth + 1, line.expected, line.actual)
            }
        } else {
            let (old, new) = TextWindow.pair(expected, actual, longest: options.longest)
            append(.changed, depth, label + old, label + new)
        }
    }

    // MARK: - Objects and lists

    private mutating func addContainer(_ value: JSON, _ tree: MarkTree, label: String, depth: Int) {
        let brackets: (open: String, close: String)
        switch value {
        case .object: brackets = ("{", "}")
        case .array: brackets = ("[", "]")
        case .null, .bool, .number, .string:
            addWhole(value, tree, label: label, depth: depth)
            return addStrays(tree, at: [], depth: depth)
        }
        if let source = tree.own.lazy.compactMap(\.source).first {
            append(.moved, depth, nil, "\(label)\(brackets.open) (moved from \(source))")
        } else {
            append(.equal, depth, label + brackets.open, label + brackets.open)
        }
        for kind in tree.own where kind.isOrder { addWanted(kind, label: "", depth: depth + 1) }
        let parts = DiffParts.of(value, tree) { name in "\(JSON.string(options.mask(name))): " }
        add(parts, depth: depth + 1)
        addStrays(inside: tree, except: Set(parts.compactMap(\.token).map(CodePoints.init)), at: [], depth: depth + 1)
        append(.equal, depth, brackets.close, brackets.close)
    }

    private mutating func add(_ parts: [DiffParts.Part], depth: Int) {
        let shown = DiffParts.shown(parts.map(\.isEqual), context: options.context)
        var index = 0
        while index < parts.count {
            let hidden = shown[index...].prefix { !$0 }.count
            if hidden > 0 {
                let noun = parts[index].label.hasPrefix("[") ? "element" : "member"
                let text = "… \(hidden) \(options.folded) \(noun)\(hidden == 1 ? "" : "s")"
                append(.folded, depth, text, text)
                index += hidden
                continue
            }
            switch parts[index].content {
            case .value(let value, let tree): add(value, tree, label: parts[index].label, depth: depth)
            case .missing(let kind): addWanted(kind, label: parts[index].label, depth: depth)
            }
            index += 1
        }
    }

    /// Rows for marks whose places do not exist in the value, at and below `path`.
    private mutating func addStrays(_ tree: MarkTree, at path: [String], depth: Int) {
        for (name, kind) in tree.missing { addWanted(kind, label: label(path + [name]), depth: depth) }
        addStrays(inside: tree, except: [], at: path, depth: depth)
    }

    private mutating func addStrays(inside tree: MarkTree, except known: Set<CodePoints>, at path: [String], depth: Int)
    {
        for name in tree.names where !known.contains(CodePoints(name)) {
            guard let inner = tree[name] else { continue }
            for kind in inner.own { addWanted(kind, label: label(path + [name]), depth: depth) }
            addStrays(inner, at: path + [name], depth: depth)
        }
    }

    private func label(_ path: [String]) -> String { "\(JSONPointer(tokens: path.map(options.mask))): " }

    // MARK: - Texts

    private mutating func append(_ mark: DiffView.Row.Mark, _ depth: Int, _ expected: String?, _ actual: String?) {
        rows.append(DiffView.Row(mark: mark, depth: depth, expected: expected, actual: actual))
    }

    private func text(of value: JSON) -> String { cut(BytesText.words(for: masked(value))) }

    private func cut(_ text: String) -> String { Excerpt.cut(text, to: options.longest) }

    private func order(_ names: [String]) -> String { cut(names.map(options.mask).joined(separator: ", ")) }

    private func masked(_ value: JSON) -> JSON {
        switch value {
        case .null, .bool: value
        case .number(let number):
            options.mask(number.spelling) == number.spelling ? value : .string(options.mask(number.spelling))
        case .string(let text): .string(options.mask(text))
        case .array(let elements): .array(elements.map(masked))
        case .object(let object): .object(JSONObject(object.members.map { (options.mask($0.name), masked($0.value)) }))
        }
    }
}

extension DiffView.Mark.Kind {
    var isOrder: Bool {
        if case .difference(.reordered) = self { return true }
        return false
    }
}
