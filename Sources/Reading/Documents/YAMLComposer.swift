internal import Diagnostics
internal import JSONModel

/// Composes nodes from YAML events: types, anchors, merge keys.
///
/// Limits the depth, and the size to which aliases multiply.
struct YAMLComposer {
    private let file: String
    private let events: YAMLEvents
    private(set) var findings = Findings()
    private var anchors: [String: Anchored] = [:]
    private var depth = 0
    /// The greatest depth inside the anchored node that is being composed.
    private var deepest = 0
    /// The number of nodes so far.
    ///
    /// An alias counts each time with all nodes of its anchor.
    private var size = 0

    private struct Anchored {
        let node: Node
        let size: Int
        /// The number of levels inside the node, those of aliases included.
        let height: Int
    }

    static let maxDepth = 512
    /// Because ten lines of aliases to aliases can stand for a billion nodes.
    static let maxSize = 5_000_000

    init(file: String, events: YAMLEvents) {
        self.file = file
        self.events = events
    }

    mutating func composeDocument() throws(YAMLSyntaxError) -> Node? {
        _ = try events.next()
        let start = try events.next()
        guard case .documentStart = start.kind else {
            findings.error(at: location(of: start), "the file is empty; expected a YAML document")
            return nil
        }
        let node = try compose(try events.next())
        _ = try events.next()
        let end = try events.next()
        if case .documentStart = end.kind {
            findings.error(at: location(of: end), "expected one YAML document, found a second after '---'")
        }
        return node
    }

    private mutating func compose(_ event: YAMLEvent) throws(YAMLSyntaxError) -> Node {
        size += 1
        guard size <= Self.maxSize else { throw failure("aliases multiply to more than \(Self.maxSize) nodes", event) }
        let (sizeBefore, deepestBefore) = (size, deepest)
        deepest = depth
        defer { deepest = max(deepest, deepestBefore) }
        let node: Node
        switch event.kind {
        case .scalar(let value, let style, let inset): node = scalar(value, style, inset, event)
        case .sequenceStart:
            node = try nested(event) { (composer, event) throws(YAMLSyntaxError) in
                try composer.composeSequence(event)
            }
        case .mappingStart:
            node = try nested(event) { (composer, event) throws(YAMLSyntaxError) in
                try composer.composeMapping(event)
            }
        case .alias(let name): return try resolve(name, event)
        default: throw failure("expected a value", event)
        }
        if let anchor = event.anchor {
            anchors[anchor] = Anchored(node: node, size: size - sizeBefore + 1, height: deepest - depth)
        }
        return node
    }

    private mutating func nested(
        _ event: YAMLEvent, _ compose: (inout YAMLComposer, YAMLEvent) throws(YAMLSyntaxError) -> Node
    ) throws(YAMLSyntaxError) -> Node {
        guard depth < Self.maxDepth else { throw tooDeep(event) }
        depth += 1
        deepest = max(deepest, depth)
        let node = try compose(&self, event)
        depth -= 1
        return node
    }

    private mutating func composeSequence(_ start: YAMLEvent) throws(YAMLSyntaxError) -> Node {
        var elements: [Node] = []
        while true {
            let event = try events.next()
            if case .sequenceEnd = event.kind { break }
            elements.append(try compose(event))
        }
        checkTag(of: start, is: "seq")
        return Node(.sequence(elements), tag: localTag(start), at: location(of: start))
    }

    private mutating func composeMapping(_ start: YAMLEvent) throws(YAMLSyntaxError) -> Node {
        var members = MemberList()
        var merged: [Node] = []
        while true {
            let event = try events.next()
            if case .mappingEnd = event.kind { break }
            let key = try compose(event)
            let value = try compose(try events.next())
            guard case .scalar(let name, let style, _) = event.kind else {
                findings.error(at: key.location, "expected a name before ':', found \(key.foundDescription)")
                continue
            }
            if name == "<<" && style == .plain {
                merged.append(value)
            } else if let duplicate = members.add(.init(name: name, nameLocation: key.location, value: value)) {
                findings.add(duplicate)
            }
        }
        checkTag(of: start, is: "map")
        for node in merged { merge(node, into: &members) }
        return Node(.mapping(Mapping(members.members)), tag: localTag(start), at: location(of: start))
    }

    private mutating func merge(_ node: Node, into members: inout MemberList) {
        for source in node.sequence ?? [node] {
            if let mapping = source.mapping {
                members.merge(mapping)
            } else {
                findings.error(
                    at: source.location, "expected a mapping to merge with '<<', found \(source.foundDescription)")
            }
        }
    }

    private mutating func resolve(_ name: String, _ event: YAMLEvent) throws(YAMLSyntaxError) -> Node {
        guard let anchored = anchors[name] else {
            let hint = NearestName.suggestion(for: name, in: anchors.keys)
            throw failure("no anchor '&\(name)' before this alias\(hint)", event)
        }
        guard depth + anchored.height <= Self.maxDepth else { throw tooDeep(event) }
        deepest = max(deepest, depth + anchored.height)
        size += anchored.size
        return anchored.node
    }

    private mutating func scalar(
        _ value: String, _ style: YAMLEvent.ScalarStyle, _ inset: Int?, _ event: YAMLEvent
    ) -> Node {
        let location = location(of: event)
        let tag = localTag(event)
        let plain = CoreSchema.content(ofPlain: value)
        switch coreTag(event) {
        case nil where event.tag == nil || tag != nil:
            let content = style == .plain ? plain : .string(value)
            return Node(content, tag: tag, at: location, inset: tag == nil ? inset : nil)
        case nil where event.tag == "!", "str": return Node(.string(value), at: location)
        case let name?:
            guard let kind = CoreSchema.kind(ofTag: name), kind.holds(plain) else {
                reportTag(event, CoreSchema.kind(ofTag: name)?.words, found: Node(plain, at: location).foundDescription)
                return Node(plain, at: location)
            }
            return Node(plain, at: location)
        case nil:
            reportTag(event, nil, found: Node(plain, at: location).foundDescription)
            return Node(plain, at: location)
        }
    }

    /// The short name of one of YAML's own tags: `bool` for `!!bool`.
    private func coreTag(_ event: YAMLEvent) -> String? {
        let prefix = "tag:yaml.org,2002:"
        guard let tag = event.tag, tag.hasPrefix(prefix) else { return nil }
        return String(tag.dropFirst(prefix.count))
    }

    /// Reports the tag of a list or mapping, unless it is one of ours or the node's own core tag.
    private mutating func checkTag(of event: YAMLEvent, is name: String) {
        guard let tag = event.tag, localTag(event) == nil, tag != "!", coreTag(event) != name else { return }
        let words = coreTag(event).flatMap { CoreSchema.kind(ofTag: $0)?.words }
        reportTag(event, words, found: name == "seq" ? "a list" : "a mapping")
    }

    /// `expected` describes the kind that the tag means; nil if the tag is unknown.
    private mutating func reportTag(_ event: YAMLEvent, _ expected: String?, found: String) {
        let tag = coreTag(event).map { "!!\($0)" } ?? "!<\(event.tag ?? "")>"
        let message =
            expected.map { "expected \($0) after '\(tag)', found \(found)" }
            ?? "unknown tag '\(tag)'; write the value without it"
        findings.error(at: location(of: event), message)
    }

    private func localTag(_ event: YAMLEvent) -> String? {
        guard let tag = event.tag, tag.hasPrefix("!"), tag.count > 1 else { return nil }
        return String(tag.dropFirst())
    }

    private func location(of event: YAMLEvent) -> SourceLocation {
        SourceLocation(file: file, line: event.line, column: event.column)
    }

    private func tooDeep(_ event: YAMLEvent) -> YAMLSyntaxError {
        failure("nested deeper than \(Self.maxDepth) levels", event)
    }

    private func failure(_ problem: String, _ event: YAMLEvent) -> YAMLSyntaxError {
        YAMLSyntaxError(problem: problem, line: event.line, column: event.column)
    }
}
