import ContentCodings
import Contract
import Diagnostics
import Documents
import Expressions
import Fuzzing
import HTTPModel
import JSONModel
import JSONPath
import Moments
import RegularExpressions
import Testing
import XMLBodies

extension FuzzTests {
    /// Damaged texts for every parser: what is taken can be written and read again, and a refusal has a place.
    @Suite struct Parsers {
        /// A parser, texts that it takes, and what is wrong with its result; nil for nothing.
        struct Parser: Sendable, CustomTestStringConvertible {
            let name: StaticString
            let samples: [[UInt8]]
            let problem: @Sendable ([UInt8]) -> String?
            var testDescription: String { "\(name)" }

            init(name: StaticString, samples: [String], problem: @escaping @Sendable ([UInt8]) -> String?) {
                self.init(name: name, bytes: samples.map { Array($0.utf8) }, problem: problem)
            }

            init(name: StaticString, bytes: [[UInt8]], problem: @escaping @Sendable ([UInt8]) -> String?) {
                (self.name, samples, self.problem) = (name, bytes, problem)
            }
        }

        @Test(arguments: parsers) func neverCrashesAndKnowsThePlace(_ parser: Parser) {
            let samples = parser.samples
            let words = samples.flatMap { Mutation.words(of: $0) }
            for sample in samples { #expect(parser.problem(sample) == nil) }
            FuzzRun.forEachSeed(parser.name, usually: 300) { seed in
                var mutation = Mutation(seed: seed, words: words)
                let text = mutation.mutated(mutation.oneOf(samples), with: mutation.oneOf(samples))
                let problem = parser.problem(text)
                #expect(problem == nil, "seed \(seed): \(text.count) bytes")
            }
        }

        static let parsers = [
            Parser(name: "JSON", samples: [#"{"a": [1, -0.5e+3, "é\u00e9\n", true, null, {}]}"#, "[[1], []]"]) {
                bytes in
                do throws(JSONSyntaxError) {
                    let value = try JSONText(bytes).value
                    let again = (try? JSONText(JSONWriter.bytes(of: value)))?.value
                    return again == value ? nil : "written as \(value)"
                } catch {
                    return (0...bytes.count).contains(error.offset) && error.line > 0 && error.column > 0
                        ? nil : "\(error)"
                }
            },
            Parser(
                name: "YAML",
                samples: [
                    "a: [1, two, {b: 'c', d: \"e\\n\"}]\nf: &x |\n  text\ng: *x\n# c\n- ", "? a\n: - b\n  - !uuid\n",
                ]
            ) { bytes in
                var findings = Findings()
                guard let node = DocumentReader.read(bytes, file: "a.yaml", findings: &findings) else {
                    return findings.hasErrors ? nil : "refused without a word"
                }
                let text = YAMLWriter.text(of: node)
                let again = DocumentReader.read(Array(text.utf8), file: "a.yaml", findings: &findings)
                return findings.hasErrors || again?.json == node.json ? nil : "written as \(text)"
            },
            Parser(
                name: "XML",
                samples: [
                    #"<?xml version="1.0"?><r xmlns:p="urn:p" p:a="1"><b>é&amp;</b><![CDATA[<]]><!-- c --></r>"#,
                    "<a><b/><b x='1'>&#65;</b></a>",
                ]
            ) { bytes in
                do throws(XMLSyntaxError) {
                    _ = try XMLReader.tree(of: bytes, namespaces: true)
                    return nil
                } catch {
                    return error.line >= 1 && error.column >= 1 && error.line <= bytes.count + 1 ? nil : "\(error)"
                }
            },
            text("expressions", ["$request.body#/a/b == 5 && !($now in ['a', 2.5])", "first($request.query.a, null)"]) {
                text in
                do throws(ExpressionSyntaxError) {
                    _ = try Expression(text, vocabulary: vocabulary)
                    return nil
                } catch { return (0...text.utf8.count).contains(error.offset) ? nil : "\(error)" }
            },
            text("templates", ["a {$request.body#/a} b {$(count($now))}", "$now"]) { text in
                do throws(ExpressionSyntaxError) {
                    _ = try Template(text: text, vocabulary: vocabulary)
                    return nil
                } catch { return (0...text.utf8.count).contains(error.offset) ? nil : "\(error)" }
            },
            text("JSONPath", ["$..a[?@.b == 'c' && count(@.*) > 1].d[1:5:-2]['e', 0]", "$[?match(@.a, 'a.*')]"]) {
                text in
                do throws(JSONPathError) {
                    _ = try JSONPath(text).nodes(in: ["a": [1, ["b": "c"]], "d": [1, 2, 3]])
                    return nil
                } catch { return (0...text.unicodeScalars.count).contains(error.offset) ? nil : "\(error)" }
            },
            text("patterns", [#"^(?:a|b{2,3})+[\d\-z]*?\p{L}(?=x)\k<n>(?<n>\u{61})$"#, #"\w+@[^\s.]+\.(com|org)"#]) {
                text in
                do throws(RegularExpressionError) {
                    let expression = try RegularExpression(text, grammar: .web)
                    _ = try? expression.matches("aab2é@b.com")
                    _ = try? expression.wholeMatches(String(repeating: "a", count: 300))
                    return nil
                } catch { return (0...text.unicodeScalars.count).contains(error.offset) ? nil : "\(error)" }
            },
            text("media types", [#"text/html; charset="utf-8"; q=0.5"#, "application/vnd.a+json"]) { text in
                guard let type = MediaType(text) else { return nil }
                return MediaType(type.description) == type ? nil : "written as '\(type)'"
            },
            text("Accept and Prefer", [#"text/*;q=0.5, a/b;c="d,e", */*"#, #"code=422, example="a b"; wait=1"#]) {
                text in
                _ = Accept(text).preferred(among: [MediaType("a/b"), MediaType("text/html")].compactMap(\.self))
                _ = (Prefer(text), Prefer(query: text), ContentDisposition(text))
                return nil
            },
            text("forms and cookies", ["a=1&b=%C3%A9+x&c[d]=&e", "a=b; c=\"d\"; e"]) { text in
                let pairs = EncodedPairs(query: text)
                _ = (pairs.groups, EncodedPairs(cookies: [text]).groups)
                return nil
            },
            text("percent-encoding and base64", ["a%20b%C3%A9/?", "YWJj", "YQ=="]) { text in
                guard PercentEncoding.decode(PercentEncoding.encode(text)) == text else { return "percent-encoding" }
                guard Base64.decode(Base64.encode(text.utf8)) == Array(text.utf8) else { return "base64" }
                return nil
            },
            Parser(
                name: "multipart",
                samples: ["--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b\r\n\r\n2\r\n--b--\r\n"]
            ) { bytes in
                guard let parts = try? Multipart.parts(of: bytes, boundary: "b") else { return nil }
                let again = try? Multipart.parts(of: Multipart.bytes(of: parts, boundary: "bb7"), boundary: "bb7")
                return again?.map(\.body) == parts.map(\.body) ? nil : "\(parts.count) parts"
            },
            Parser(name: "gzip", bytes: [gzip]) { bytes in
                for coding in ["gzip", "deflate", "deflate, gzip", "identity, x"] {
                    _ = try? ContentCoding.decode(bytes, field: coding, limit: 1 << 20)
                }
                let decoded = try? ContentCoding.decode(bytes, field: "gzip")
                return bytes != gzip || decoded == Array("hello hello hello".utf8) ? nil : "decoded otherwise"
            },
            text("targets and path templates", ["/a/{b}/c-{d}.{e}?f=g#h", "http://a:1/b?c", "*"]) { text in
                let target = RequestTarget(text)
                let template = PathTemplate(text)
                _ = (target.description, template.names, template.expanded { _ in "x" })
                return nil
            },
            text("moments", ["2025-03-01T12:30:00.123456Z", "2024-02-29T23:59:60+05:30"]) { text in
                guard let moment = Timestamp(rfc3339: text) else { return nil }
                let written = moment.rfc3339(fractionDigits: 6)
                return Timestamp(rfc3339: written) == moment ? nil : "written as \(written)"
            },
        ]

        private static func text(
            _ name: StaticString, _ samples: [String], _ problem: @escaping @Sendable (String) -> String?
        ) -> Parser {
            Parser(name: name, samples: samples) { problem(String(decoding: $0, as: UTF8.self)) }
        }

        private static let vocabulary = ReferenceVocabulary(request: true, response: true, roots: [.init("now")])

        /// `hello hello hello` by gzip.
        private static let gzip: [UInt8] = [
            0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0xC8, 0x40, 0x90, 0, 0x80, 0x88,
            0xF9, 0xE5, 0x11, 0, 0, 0,
        ]
    }
}
