internal import Contract
internal import Diagnostics
internal import Documents
internal import JSONModel
internal import Matching

/// Expectations: statuses, headers, and bodies of values and matchers.
extension ScenarioReader {
    mutating func readExpectation(_ node: Node?, at location: SourceLocation) -> Expectation {
        let nothing = Expectation(status: nil, headers: [], body: nil, location: location)
        guard let node, var reader = MappingReader(node, as: "expect", findings: &findings) else { return nothing }
        let status = reader.optional(ExpectKey.status).flatMap { readStatus($0) }
        let headersNode = reader.optional(ExpectKey.headers)
        let headers = headersNode?.requireMapping(ExpectKey.headers.rawValue, &findings)?.members ?? []
        let body = reader.optional(ExpectKey.body)
        reader.finish(&findings)
        return Expectation(
            status: status, headers: headers.compactMap { readHeader($0) },
            body: body.flatMap { readExpected($0) }, location: node.location)
    }

    private mutating func readStatus(_ node: Node) -> Expected? {
        if node.tagged.tag != nil { return readExpected(node) }
        switch node.content {
        case .number(let number) where (100...599).contains(number.int64 ?? 0): return readExpected(node)
        case .string(let text) where text.utf8.first == UInt8(ascii: "$"): return readExpected(node)
        case .string(let text):
            guard text.utf8.count == 3, text.hasSuffix("XX"), let digit = text.first?.wholeNumberValue,
                (1...5).contains(digit)
            else { break }
            return Expected(.matcher(StatusClass(digit)), at: node.location)
        default: break
        }
        let found = node.json.description
        findings.error(
            at: node.location, "expected a status such as 200, a range such as '4XX' or a matcher, found \(found)")
        return nil
    }

    private mutating func readHeader(_ member: Mapping.Member) -> Expectation.Header? {
        guard member.value.tagged.tag != nil || (member.value.mapping == nil && member.value.sequence == nil) else {
            let found = member.value.foundDescription
            findings.error(
                at: member.value.location, "expected a text or a matcher for header '\(member.name)', found \(found)")
            return nil
        }
        return readExpected(member.value).map { Expectation.Header(name: member.name, value: $0) }
    }

    private mutating func readExpected(_ node: Node) -> Expected? {
        let (contract, path, files) = (contract, path, library.files)
        let context = ExpectedReader.Context(vocabulary: vocabulary.response, isStrict: isStrict) { node, findings in
            contract?.schemas.schema(node, path: path, files: files, findings: &findings)
        }
        return ExpectedReader.read(node, in: context, findings: &findings)
    }
}
