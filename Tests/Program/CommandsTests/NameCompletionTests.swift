import TestSupport
import Testing

@testable import Commands

struct NameCompletionTests {
    private static let files = FileTable([
        "cards/openapi.yaml": "", "cards/parts/a.json": "", "city.yaml": "", "notes.txt": "", ".hidden/a.yaml": "",
    ])

    private static func candidates(_ prefix: String) -> [String] {
        NameCompletion.candidates(for: prefix, builtIn: ["citypay", "libro"], files: files)
    }

    @Test func offersBuiltInAPIsFoldersAndDocuments() {
        #expect(Self.candidates("") == ["citypay", "libro", "cards/", "city.yaml"])
        #expect(Self.candidates("c") == ["citypay", "cards/", "city.yaml"])
        #expect(Self.candidates("citi") == [])
    }

    @Test func leadsIntoFolders() {
        #expect(Self.candidates("cards/") == ["cards/openapi.yaml", "cards/parts/"])
        #expect(Self.candidates("cards/o") == ["cards/openapi.yaml"])
        #expect(Self.candidates("cards/parts/") == ["cards/parts/a.json"])
        #expect(Self.candidates("nowhere/") == [])
    }
}
