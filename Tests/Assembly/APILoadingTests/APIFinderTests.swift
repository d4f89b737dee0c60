import APILoading
import TestSupport
import Testing

/// The files that a name means, beside an installation in the folder `home`.
struct APIFinderTests {
    private static func finder(_ paths: [String]) -> APIFinder {
        let files = FileTable(Dictionary(uniqueKeysWithValues: paths.map { ($0, "{}") }))
        return APIFinder(files: files, installation: Installation.find(in: ["nowhere", "home"], files: files))
    }

    @Test func theFirstKindOfDocumentCounts() throws {
        var paths = ["shop/openapi.json", "shop/openapi.yml", "shop/openapi.yaml"]
        for expected in ["./shop/openapi.yaml", "./shop/openapi.yml", "./shop/openapi.json"] {
            #expect(try Self.finder(paths).find("./shop").document == expected)
            paths.removeLast()
        }
    }

    @Test func onlyVisibleFoldersWithADocumentAreBuiltIn() {
        let finder = Self.finder([
            "home/Fixtures/pets/openapi.yaml", "home/Fixtures/.old/openapi.yaml", "home/Fixtures/empty/readme.md",
        ])
        #expect(finder.builtInNames == ["pets"])
        #expect(finder.isBuiltIn("pets"))
        #expect(!finder.isBuiltIn("empty"))
    }

    @Test func aBuiltInAPIComesBeforeAFolderOfItsName() throws {
        let finder = Self.finder(["home/Fixtures/pets/openapi.yaml", "pets/openapi.yaml", "shop/openapi.yaml"])
        #expect(try finder.find("pets").document == "home/Fixtures/pets/openapi.yaml")
        #expect(try finder.find("./pets").document == "./pets/openapi.yaml")
        #expect(try finder.find("shop").document == "shop/openapi.yaml")
    }

    @Test(arguments: [
        ("./shop", "shop", "./shop/openapi.yaml"), ("./shop/", "shop", "./shop/openapi.yaml"),
        ("notes.v1.yaml", "notes", "notes.v1.yaml"), ("notes.yml", "notes", "notes.yml"),
        ("notes.json", "notes", "notes.json"), ("store=notes.json", "store", "notes.json"),
        ("store=./shop", "store", "./shop/openapi.yaml"), ("./a=b/notes.yaml", "notes", "./a=b/notes.yaml"),
    ]) func namesAnAPIAfterItsFolderOrFile(text: String, name: String, document: String) throws {
        let finder = Self.finder([
            "shop/openapi.yaml", "notes.v1.yaml", "notes.yml", "notes.json", "a=b/notes.yaml",
        ])
        let found = try finder.find(text)
        #expect(found.name == name)
        #expect(found.document == document)
    }
}
