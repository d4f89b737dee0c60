import Diagnostics
import Documents
import Overlays
import TestSupport
import Testing

/// The overlays that the OpenAPI Initiative calls valid and invalid, for version 1.0.
@Suite(.enabled(if: ConformanceSuite.overlay.isWanted, "\(ConformanceSuite.overlay.missing)"))
struct OverlaySuiteTests {
    private static let suite = ConformanceSuite.overlay

    private static func read(_ path: String) throws -> (overlay: Overlay?, findings: Findings) {
        var findings = Findings()
        let files = FileTable([path: String(decoding: try suite.read(path), as: UTF8.self)])
        let overlay = try OverlayReader.read(path, files: files, findings: &findings)
        return (overlay, findings)
    }

    @Test func isWhole() {
        #expect(Self.suite.yamlFiles("pass").count == 12)
        #expect(Self.suite.yamlFiles("fail").count == 20)
    }

    @Test(arguments: suite.yamlFiles("pass")) func loadsWhatIsValid(path: String) throws {
        let (overlay, findings) = try Self.read(path)
        #expect(overlay != nil)
        #expect(!findings.hasErrors, "\(findings.rendered())")
    }

    @Test(arguments: suite.yamlFiles("fail")) func refusesWhatIsInvalid(path: String) throws {
        #expect(try Self.read(path).findings.hasErrors)
    }
}
