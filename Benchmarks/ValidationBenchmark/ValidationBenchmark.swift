import Contract
import Diagnostics
import Documents
import Glibc
import HTTPModel
import JSONModel
import LocalSystem
import SchemaValidation

/// `ValidationBenchmark REQUESTS`: validates the bodies of requests over and over, a second for each line it reads.
///
/// The flow, driven by `Benchmarks/validation.py`: REQUESTS is a JSON list with the `document`, the `operation` and the
/// `body`, as text, of each → a line with the `instance` of each that is described as JSON, its `schema` with the
/// `components` inside, and whether it `isValid` → for each line of standard input one with the validations a second took.
@main
struct ValidationBenchmark {
    private struct Case {
        let schema: Schema
        let instance: JSON
        let components: JSON

        func isValid() -> Bool { schema.isValid(instance, direction: .request) }
    }

    static func main() throws {
        guard let path = CommandLine.arguments.dropFirst().first else {
            fatalError("expected the file with the requests")
        }
        let cases = try read(path)
        write("\(JSON.array(cases.map(description)))")
        while readLine() != nil { write("\(validationsPerSecond(of: cases))") }
    }

    private static func write(_ line: String) {
        print(line)
        // Because who reads the line waits for it.
        fflush(nil)
    }

    private static func read(_ path: String) throws -> [Case] {
        let requests = try JSONText(LocalFiles().read(path)).value.arrayValue ?? []
        var documents: [String: (contract: Contract, components: JSON)] = [:]
        return try requests.compactMap { request in
            guard let path = request["document"]?.stringValue, let id = request["operation"]?.stringValue,
                let body = request["body"]?.stringValue
            else { fatalError("expected 'document', 'operation' and 'body', found \(request)") }
            let document = try documents[path] ?? readDocument(path)
            documents[path] = document
            let content = document.contract.operation(id: id)?.requestBody?.content ?? []
            // Because some bodies are sent to show that they are of the wrong type.
            guard let schema = content.first(where: { $0.mediaType.isJSON })?.schema else { return nil }
            return Case(schema: schema, instance: try JSON(text: body), components: document.components)
        }
    }

    private static func readDocument(_ path: String) throws -> (contract: Contract, components: JSON) {
        var findings = Findings()
        guard let root = DocumentReader.read(try LocalFiles().read(path), file: path, findings: &findings),
            let contract = ContractReader.read(root, path: path, files: LocalFiles(), findings: &findings)
        else { fatalError(findings.rendered()) }
        return (contract, root["components"]?.json ?? [:])
    }

    private static func description(_ subject: Case) -> JSON {
        guard var schema = subject.schema.place.node.json.objectValue else { return .null }
        schema["components"] = subject.components
        return ["instance": subject.instance, "schema": .object(schema), "isValid": .bool(subject.isValid())]
    }

    private static func validationsPerSecond(of cases: [Case]) -> Int {
        let start = ContinuousClock.now
        var (count, validCount) = (0, 0)
        while true {
            for subject in cases where subject.isValid() { validCount += 1 }
            count += cases.count
            let time = start.duration(to: .now)
            // Because the count is used, no validation can be left out.
            if time >= .seconds(1) { return validCount >= 0 ? Int(Double(count) / (time / .seconds(1))) : 0 }
        }
    }
}
