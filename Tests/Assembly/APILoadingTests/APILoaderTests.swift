import APILoading
import Diagnostics
import LocalSystem
import MockEngine
import TestSupport
import Testing

struct APILoaderTests {
    private static let contract = """
        openapi: 3.1.0
        info: {title: Notes, version: '1'}
        paths:
          /notes:
            get: {operationId: Show, responses: {'200': {description: all}}}
        """

    private static func load(_ texts: [String: String], copies: Int = 1) throws(LoadingError) -> LoadedAPIs {
        let names = Set(texts.keys.map { "./" + ($0.split(separator: "/").first ?? "") }).sorted()
        let files = FileTable(Dictionary(uniqueKeysWithValues: texts.map { ("./\($0)", $1) }))
        return try APILoader(files: files, installation: nil).load(names, copies: copies)
    }

    @Test func eachCopyHasAPIsOfItsOwnInTheSameOrder() throws {
        let loaded = try Self.load(["a/openapi.yaml": Self.contract, "b/openapi.yaml": Self.contract], copies: 3)
        #expect(loaded.copies.map { $0.map(\.name) } == [["a", "b"], ["a", "b"], ["a", "b"]])
        #expect(loaded.copies[0][0] !== loaded.copies[1][0])
        #expect(loaded.broken.isEmpty)
    }

    @Test func whatIsWrongWithOneAPIDoesNotTouchAnother() throws {
        let loaded = try Self.load([
            "a/openapi.yaml": Self.contract, "a/behaviour.yaml": "oops: 1",
            "b/openapi.yaml": Self.contract, "c/openapi.yaml": "[",
        ])
        #expect(loaded.apis.map(\.name) == ["b"])
        #expect(loaded.broken.map(\.name) == ["a", "c"])
        #expect(
            loaded.broken[0].findings.rendered().hasPrefix("./a/behaviour.yaml:1:1: error: unknown key 'oops'"),
            "\(loaded.broken[0].findings.rendered())")
        #expect(loaded.findings.diagnostics.count == 2)
        #expect(throws: LoadingError.self) { try loaded.whole() }
    }

    @Test func whatIsWrongIsToldOnceForAllCopies() throws {
        let loaded = try Self.load(["a/openapi.yaml": Self.contract, "a/behaviour.yaml": "oops: 1"], copies: 3)
        #expect(loaded.broken.map(\.name) == ["a"])
        #expect(loaded.findings.diagnostics.count == 1)
    }

    @Test func aDefectDisablesOnlyWhatItTouchesUnlessLoadingIsStrict() throws {
        let text = Self.contract + "\ncomponents: {schemas: {Unused: {$ref: '#/nowhere'}}}\n"
        let files = FileTable(["./a/openapi.yaml": text])
        let loaded = try APILoader(files: files, installation: nil).load(["./a"])
        #expect(loaded.apis.map(\.name) == ["a"])
        #expect(loaded.findings.diagnostics.isEmpty)
        let strict = try APILoader(files: files, installation: nil, isStrict: true).load(["./a"])
        #expect(strict.broken.map(\.name) == ["a"])
        #expect(strict.findings.rendered().contains("error: cannot resolve '$ref' '#/nowhere'"))
    }

    @Test func refusesADocumentWithoutOperations() throws {
        let text = "openapi: 3.1.0\ninfo: {title: Notes, version: '1'}\npaths: {}\n"
        let loaded = try Self.load(["a/openapi.yaml": text])
        #expect(
            loaded.findings.rendered()
                == "./a/openapi.yaml:1:1: error: the document has no operation that could be served\n")
    }

    @Test func callsTheFolderItIsInByItsName() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.contract, to: "shop/openapi.yaml")
        let finder = APIFinder(files: LocalFiles(), installation: nil)
        #expect(try finder.find("\(folder.path)/shop/.").name == "shop")
        #expect(try finder.find("\(folder.path)/shop/../shop/").name == "shop")
    }
}
