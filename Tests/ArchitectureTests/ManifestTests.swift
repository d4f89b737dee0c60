import TestSupport
import Testing

/// `Package.swift` is the map of modules: these tests hold the folders, and the direction of imports, to it.
@Suite struct ManifestTests {
    let manifest: Manifest

    init() throws { manifest = Manifest(try Repository().text("Package.swift")) }

    @Test func everyModuleImportsOnlyModulesBelowIt() {
        var below: Set<String> = []
        for module in manifest.modules {
            for name in module.dependencies {
                #expect(below.contains(name), "\(module.floor)/\(module.name) imports \(name), which stands above it")
            }
            below.insert(module.name)
        }
    }

    @Test func everyFolderOfSourcesIsAModuleOfItsFloor() {
        let declared = manifest.modules.map { "\($0.floor)/\($0.name)" }
        let folders = (Repository().entries(of: "Sources") ?? []).flatMap { floor in
            (Repository().entries(of: "Sources/\(floor)") ?? []).map { "\(floor)/\($0)" }
        }
        #expect(folders.sorted() == declared.sorted())
        #expect(declared.count > 30)
    }

    @Test func everyFolderOfTestsStandsOnTheFloorOfItsModule() {
        let floors = Set(manifest.modules.map(\.floor))
        let modules = Set(manifest.modules.map { "\($0.floor)/\($0.name)Tests" })
        for floor in floors.sorted() {
            for folder in Repository().entries(of: "Tests/\(floor)") ?? [] {
                #expect(modules.contains("\(floor)/\(folder)"), "Tests/\(floor)/\(folder) tests no module of its floor")
            }
        }
    }

    @Test func findsAnImportThatGoesUp() {
        let manifest = Manifest(
            """
            let floors = [
                floor(
                    "Low",
                    module("A"),
                    module(
                        "B", "A", "C")),

                floor(
                    "High",
                    cLibrary("C", pkgConfig: "c-1.0", package: "libc-dev"),
                    module("D", "B", product)),
            ]
            """)
        #expect(
            manifest.modules == [
                Manifest.Module(name: "A", floor: "Low", dependencies: []),
                Manifest.Module(name: "B", floor: "Low", dependencies: ["A", "C"]),
                Manifest.Module(name: "C", floor: "High", dependencies: []),
                Manifest.Module(name: "D", floor: "High", dependencies: ["B"]),
            ])
    }
}
