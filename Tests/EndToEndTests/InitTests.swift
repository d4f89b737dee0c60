import LocalSystem
import TestSupport
import Testing

/// `understudy init`, and `verify` of what it wrote right after.
struct InitTests {
    private static let builtIn = ["citypay", "libro", "storegister", "synapto"].map { "Fixtures/\($0)/openapi.yaml" }
    private static let answers = (LocalFiles().entries(of: "\(Checkout.root)/Tests/EndToEndTests/Answers") ?? [])
        .map { "Tests/EndToEndTests/Answers/\($0)/openapi.yaml" }
        .filter { LocalFiles().exists("\(Checkout.root)/\($0)") }

    /// Operations of the documents above that have no scenario, by reason.
    private static let leftOut: Set = ["GET /tree/endless", "PUT /notes/{id}", "DELETE /notes/{id}"]

    private func understudy(_ arguments: String..., in folder: TemporaryFolder) throws -> ChildProcess.Outcome {
        try ChildProcess(Checkout.program, arguments, folder: folder.path).finish()
    }

    @Test func findsAnswers() { #expect(Self.answers.count > 20) }

    @Test(arguments: builtIn + answers) func everyScenarioPassesAtOnce(document: String) throws {
        let folder = try TemporaryFolder()
        let path = "\(Checkout.root)/\(document)"
        let made = try understudy("init", path, in: folder)
        let missing = made.errors.matches(of: /no scenario for '([^']*)'/).map { String($0.output.1) }
        #expect(missing.allSatisfy(Self.leftOut.contains), "\(made.errors)")
        #expect(made.exit == (missing.isEmpty ? 0 : 1), "\(made.errors)")
        let run = try understudy("verify", "--api", path, "scenarios", in: folder)
        #expect(run.exit == 0, "\(run.output)\(run.errors)")
        let count = made.output.matches(of: /\nscenarios\/|^scenarios\//).count
        #expect(count > 0)
        #expect(run.output.contains("\n\(count) scenario"), "\(run.output)")
    }

    private static let notes = """
        openapi: 3.1.0
        info: {title: Notes, version: '1'}
        paths:
          /notes:
            post:
              operationId: Add
              summary: Add a note
              requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/New'}}}}
              responses:
                '201': {description: added, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}
                '422': {description: refused}
          /notes/{id}:
            get:
              operationId: Show
              parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
              responses:
                '200': {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}
        components:
          schemas:
            New: {type: object, required: [text], properties: {text: {type: string, maxLength: 20}}}
            Note:
              type: object
              required: [id, text, state]
              properties: {id: {type: string, format: uuid}, text: {type: string}, state: {enum: [open, done]}}
        """

    @Test func writesTheRequestsOfADocumentWithoutExamples() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.notes, to: "notes.yaml")
        let made = try understudy("init", "notes.yaml", "--into", "first/notes", in: folder)
        #expect(made.errors == "")
        #expect(
            made.output == """
                first/notes/Add.yaml
                first/notes/Show.yaml
                2 scenarios written; run them with: understudy verify --api notes.yaml first/notes

                """)
        let text = String(decoding: try LocalFiles().read("\(folder.path)/first/notes/Show.yaml"), as: UTF8.self)
        #expect(text.hasPrefix("# yaml-language-server: $schema=scenario.schema.json\n"))
        #expect(text.contains("path: {id: $steps.Add.outputs.id}\n"))
        #expect(text.contains("body: {id: !uuid, text: !string, state: !one-of [open, done]}"))
        #expect(LocalFiles().exists("\(folder.path)/first/notes/scenario.schema.json"))
        let run = try understudy("verify", "--api", "notes.yaml", "first/notes", in: folder)
        #expect(run.exit == 0, "\(run.output)")
        #expect(run.output.contains("2 scenarios, 4 steps"), "\(run.output)")
    }

    @Test func doesNotWriteOverFiles() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.notes, to: "notes.yaml")
        try folder.write("mine", to: "scenarios/Add.yaml")
        let made = try understudy("init", "notes.yaml", in: folder)
        #expect(made.exit == 1)
        #expect(
            made.errors
                == "understudy: 'scenarios/Add.yaml' is there already and stays as it is; '--force' writes over it\n")
        #expect(try LocalFiles().read("\(folder.path)/scenarios/Add.yaml") == Array("mine".utf8))
        #expect(LocalFiles().exists("\(folder.path)/scenarios/Show.yaml"))
        let forced = try understudy("init", "notes.yaml", "--force", in: folder)
        #expect(forced.exit == 0)
        #expect(try LocalFiles().read("\(folder.path)/scenarios/Add.yaml") != Array("mine".utf8))
    }

    @Test func givesTheAPIAnotherName() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.notes, to: "openapi.yaml")
        let made = try understudy("init", "openapi.yaml", "--api", "notes", in: folder)
        #expect(made.output.contains("run them with: understudy verify --api notes=openapi.yaml scenarios\n"))
        #expect(try understudy("verify", "--api", "notes=openapi.yaml", "scenarios", in: folder).exit == 0)
    }

    @Test func saysWhatItCannotWriteTo() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.notes, to: "notes.yaml")
        let made = try understudy("init", "notes.yaml", "--into", "notes.yaml", in: folder)
        #expect(made.exit == 2)
        #expect(made.errors.contains("cannot write 'notes.yaml': not a directory"), "\(made.errors)")
    }

    @Test func asksForAnotherAnswerWhereTheExampleIsBroken() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths:
              /a:
                get:
                  operationId: broken
                  responses:
                    '200':
                      description: ok
                      content:
                        application/json:
                          schema: {type: object, required: [phone], properties: {phone: {type: string}}}
                          example: {phone: null}
            """, to: "shop.yaml")
        let made = try understudy("init", "shop.yaml", in: folder)
        #expect(made.exit == 0, "\(made.errors)")
        let scenario = String(decoding: try LocalFiles().read("\(folder.path)/scenarios/broken.yaml"), as: UTF8.self)
        #expect(scenario.contains("headers: {Prefer: dynamic=true}"), "\(scenario)")
        #expect(try understudy("verify", "--api", "shop.yaml", "scenarios", in: folder).exit == 0)
    }

    @Test func asksForItInTheStepsBeforeToo() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths:
              /things: {post: {operationId: make, responses: {'201': &thing {description: ok, content: {application/json: &body {
                schema: {type: object, required: [id], properties: {id: {type: string, pattern: '^t_[0-9]{4}$'}}}, example: {id: t_1}}}}}}}
              /things/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {operationId: read, responses: {'200': *thing}}
                delete: {operationId: remove, responses: {'204': {description: gone}}}
            """, to: "shop.yaml")
        let made = try understudy("init", "shop.yaml", in: folder)
        #expect(made.exit == 0, "\(made.errors)")
        for (name, count) in [("read", 2), ("remove", 1)] {
            let path = "\(folder.path)/scenarios/\(name).yaml"
            let scenario = String(decoding: try LocalFiles().read(path), as: UTF8.self)
            #expect(scenario.split(separator: "{Prefer: dynamic=true}").count == count + 1, "\(scenario)")
        }
        #expect(try understudy("verify", "--api", "shop.yaml", "scenarios", in: folder).exit == 0)
    }

    @Test func changesTheDocumentByAnOverlayFirst() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.notes, to: "notes.yaml")
        try folder.write(
            """
            overlay: 1.0.0
            info: {title: Less, version: '1'}
            actions: [{target: "$.paths['/notes/{id}']", remove: true}]
            """, to: "less.yaml")
        let made = try understudy("init", "notes.yaml", "--overlay", "less.yaml", in: folder)
        #expect(made.exit == 0, "\(made.errors)")
        #expect(
            made.output == "scenarios/Add.yaml\n1 scenario written; run them with: "
                + "understudy verify --api notes.yaml --overlay notes=less.yaml scenarios\n")
        let run = try understudy(
            "verify", "--api", "notes.yaml", "--overlay", "notes=less.yaml", "scenarios", in: folder)
        #expect(run.exit == 0, "\(run.errors)")
    }
}
