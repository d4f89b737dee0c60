import APILoading
import BaselineModel
import Contract
import Diagnostics
import Documents
import Fuzzing
import HTTPModel
import Linting
import MockEngine
import Moments
import Overlays
import TargetModel
import TestSupport
import Testing
import Verification

extension FuzzTests {
    /// Damaged files: reading them never crashes and always ends, and a refusal has a place in the file.
    @Suite struct Files {
        private static let contract = """
            openapi: 3.1.0
            info: {title: Notes, version: '1'}
            servers: [{url: 'http://127.0.0.1/v1'}]
            paths:
              /notes:
                get: {operationId: ListNotes, responses: {'200': {description: all, content: {application/json: {}}}}}
                post: {operationId: AddNote, requestBody: {content: {application/json: {}}}, responses: {'201': {description: made}}}
            """

        @Test func contracts() { check(.contract, "fuzz of contracts") { Self.readContract($0, &$1) } }

        @Test func behaviours() {
            check(.behaviour, "fuzz of behaviours") { text, findings in
                guard let contract = Self.contract(Array(Self.contract.utf8), &findings),
                    let root = DocumentReader.read(text, file: Self.path, findings: &findings)
                else { return false }
                _ = BehaviourLinter.lint(root, contract: contract, files: FileTable([:]), findings: &findings)
                Self.serve(Array(Self.contract.utf8), text)
                return true
            }
        }

        @Test func scenarios() {
            var ignored = Findings()
            guard let contract = Self.contract(Array(Self.contract.utf8), &ignored) else { return }
            check(.scenario, "fuzz of scenarios") { text, findings in
                let count = findings.diagnostics.count
                try ScenarioLinter.lint(
                    Self.path, apis: ["notes": contract], collections: [:], files: BytesFile(bytes: text),
                    findings: &findings)
                return findings.diagnostics.count == count
            }
        }

        @Test func targets() {
            check(.targets, "fuzz of targets") {
                try TargetsReader.read(Self.path, files: BytesFile(bytes: $0), findings: &$1) != nil
            }
        }

        @Test func baselines() {
            let codes = FailureCode.allCases.map(\.rawValue)
            check(.baseline, "fuzz of baselines") {
                try BaselineReader.read(Self.path, codes: codes, files: BytesFile(bytes: $0), findings: &$1) != nil
            }
        }

        @Test func overlays() throws {
            var ignored = Findings()
            let document = try #require(
                DocumentReader.read(Array(Self.contract.utf8), file: Self.path, findings: &ignored))
            check(.overlay, "fuzz of overlays") { text, findings in
                let overlay = try OverlayReader.read(Self.path, files: BytesFile(bytes: text), findings: &findings)
                guard let overlay else { return false }
                _ = overlay.applied(to: document, findings: &findings)
                return true
            }
        }

        // MARK: Reading

        private static let path = "fuzz.yaml"

        private struct BytesFile: FileSource {
            let bytes: [UInt8]

            func read(_ path: String) throws(FileError) -> [UInt8] {
                guard path == Files.path else { throw FileError(path: path, reason: "no such file or directory") }
                return bytes
            }

            func entries(of path: String) -> [String]? { nil }
        }

        private static func contract(_ text: [UInt8], _ findings: inout Findings) -> Contract? {
            DocumentReader.read(text, file: path, findings: &findings).flatMap {
                ContractLinter.lint($0, path: path, files: FileTable([:]), findings: &findings)
            }
        }

        private static func readContract(_ text: [UInt8], _ findings: inout Findings) -> Bool {
            serve(text, nil)
            return contract(text, &findings) != nil
        }

        /// Sends a few requests to a mock of the files, if they can be loaded.
        private static func serve(_ contract: [UInt8], _ behaviour: [UInt8]?) {
            var texts = ["api/openapi.yaml": String(decoding: contract, as: UTF8.self)]
            texts["api/behaviour.yaml"] = behaviour.map { String(decoding: $0, as: UTF8.self) }
            guard let loaded = try? APILoader(files: FileTable(texts), installation: nil).load(["./api"]) else {
                return
            }
            let options = EngineOptions(now: { Timestamp(seconds: 1_750_000_000) }, seed: 1)
            let engine = MockEngine(apis: loaded.apis, broken: loaded.broken, options: options)
            let paths = ["/notes", "/", "/orders", "/orders/1", "/things/a", "/v1/notes", "/__admin/requests"]
            for path in paths {
                for method in [HTTPMethod("GET"), HTTPMethod("POST")] {
                    let fields: HTTPFields = ["Content-Type": "application/json", "Accept": "*/*"]
                    let body = method == HTTPMethod("POST") ? Array(#"{"id": 1, "name": "a"}"#.utf8) : []
                    _ = engine.answered(HTTPRequest(method, RequestTarget(path), fields: fields, body: body))
                }
            }
        }

        // MARK: Checking

        /// Damages files of `kind`, and reads them; `read` tells whether a file was taken.
        private func check(
            _ kind: FileSamples.Kind, _ name: StaticString, _ read: ([UInt8], inout Findings) throws -> Bool
        ) {
            let samples = FileSamples.all.texts[kind] ?? []
            #expect(!samples.isEmpty)
            FuzzRun.forEachSeed(name, usually: 60) { seed in
                var mutation = Mutation(seed: seed, words: FileSamples.all.words)
                let text = mutation.mutated(mutation.oneOf(samples), with: mutation.oneOf(samples))
                var findings = Findings()
                do {
                    let isTaken = try read(text, &findings)
                    #expect(isTaken || !findings.diagnostics.isEmpty, "seed \(seed): refused without a word")
                } catch { Issue.record("seed \(seed): \(error)") }
                for finding in findings.diagnostics {
                    #expect(Self.isInside(finding.location, text), "seed \(seed): \(finding)")
                }
            }
        }

        /// Whether a place is in the text, or behind its end.
        private static func isInside(_ location: Diagnostics.SourceLocation, _ text: [UInt8]) -> Bool {
            // Libyaml counts NEL, LS and PS and lone CR as ends of lines too, so the bytes are a safe limit.
            location.line >= 1 && location.column >= 1 && location.line <= text.count + 1
                && location.column <= text.count + 1
        }
    }
}
