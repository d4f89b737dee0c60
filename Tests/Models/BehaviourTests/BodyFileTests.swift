import Behaviour
import Contract
import Diagnostics
import Documents
import Expressions
import JSONModel
import TestSupport
import Testing

/// `body: !file page.html`.
@Suite struct BodyFileTests {
    private struct NoScope: ExpressionScope {
        func value(of reference: Reference) -> JSON? { nil }
        func nextRandom() -> UInt64 { 0 }
    }

    /// Files beside which `page.bin` holds what is no UTF-8.
    private struct Files: FileSource {
        let table: FileTable

        func read(_ path: String) throws(FileError) -> [UInt8] {
            path == "shop/page.bin" ? [0x3C, 0xFF] : try table.read(path)
        }

        func entries(of path: String) -> [String]? { table.entries(of: path) }
    }

    private static let page = "<p>$request.body costs {$now} $$5</p>\n"

    /// What is read from a file `shop/b.yaml` whose one response has `members`.
    private static func read(_ text: String) throws -> (behaviour: Behaviour?, findings: String) {
        let files = Files(
            table: FileTable([
                "shop/b.yaml": text, "shop/page.html": page, "shop/pages/page.html": "below",
                "pages/page.html": "above",
                "/p": "root",
            ]))
        var findings = Findings()
        let behaviour = try BehaviourReader.read(
            "shop/b.yaml", contract: Shop.contract, files: files, findings: &findings)
        return (behaviour, findings.rendered())
    }

    private static func response(_ body: String, type: String = "text/html; charset=utf-8") -> String {
        "operations: {GetOrder: {then: {respond: {status: 200, headers: {content-type: \(type)}, body: \(body)}}}}"
    }

    private static func body(_ behaviour: Behaviour?) throws -> JSON? {
        let rule = try #require(behaviour?.rules["GetOrder"]?.first)
        guard case .response(let response) = rule.answer.content else { return nil }
        return response.body?.value(in: NoScope())
    }

    @Test(arguments: [("page.html", page), ("./page.html", page), ("pages/page.html", "below")])
    func isTheTextOfTheFileAsItIs(name: String, text: String) throws {
        let read = try Self.read(Self.response("!file \(name)"))
        #expect(read.findings == "")
        #expect(try Self.body(read.behaviour) == .string(text))
    }

    @Test func canBeTheBodyOfAnError() throws {
        let read = try Self.read(
            "errors: {codes: {E1: {status: 404, headers: {Content-Type: text/plain}, body: !file page.html}}}")
        #expect(read.findings == "")
        #expect(read.behaviour?.errors["E1"]?.response.body?.value(in: NoScope()) == .string(Self.page))
    }

    @Test(arguments: ["application/json", "text/json", "text/xml", "image/png", "$request.header.Accept", "5"])
    func needsAMediaTypeOfText(type: String) throws {
        #expect(try Self.read(Self.response("!file page.html", type: type)).findings.hasSuffix(Self.needsType))
    }

    @Test func needsAMediaType() throws {
        let read = try Self.read("operations: {GetOrder: {then: {respond: {status: 200, body: !file page.html}}}}")
        #expect(read.findings == "shop/b.yaml:1:61: \(Self.needsType)")
    }

    private static let needsType =
        "error: a body that is a file needs a text's 'Content-Type' in 'headers', such as 'text/html; charset=utf-8'\n"

    private static let outside =
        "it is outside 'shop'; '--allow-folder FOLDER' lets files of FOLDER be named too"

    @Test(arguments: [
        ("!file pag.html", "cannot read 'shop/pag.html': no such file or directory"),
        ("!file ../pages/page.html", "cannot read 'pages/page.html': \(outside)"),
        ("!file /p", "cannot read '/p': \(outside)"),
        ("!file page.bin", "expected a text in UTF-8 in 'shop/page.bin'"),
        ("!file [page.html]", "expected a string for 'body', found a list"),
        ("!file ''", "cannot read 'shop': no such file or directory"),
        ("!fil page.html", "unexpected tag '!fil'; a value here is JSON with expressions in its texts"),
        ("{a: !file page.html}", "unexpected tag '!file'; a value here is JSON with expressions in its texts"),
    ])
    func saysWhatIsWrong(body: String, message: String) throws {
        let findings = try Self.read(Self.response(body)).findings
        #expect(findings.hasPrefix("shop/b.yaml:1:"))
        #expect(findings.hasSuffix(": error: \(message)\n"))
    }
}
