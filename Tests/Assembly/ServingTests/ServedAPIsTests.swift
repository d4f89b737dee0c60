import APILoading
import Documents
import HTTPModel
import MockEngine
import Moments
import TestSupport
import Testing

@testable import Serving

struct ServedAPIsTests {
    private static let contract = """
        openapi: 3.1.0
        info: {title: Notes, version: '1'}
        paths: {/notes: {get: {operationId: Show, responses: {'200': {description: all}}}}}
        """

    private static func load(_ files: any FileSource) throws(LoadingError) -> LoadedAPIs {
        try APILoader(files: files, installation: nil).load(["./notes"])
    }

    @Test func loadingAgainFreesTheAPIsOfBefore() throws {
        let files = FileTable(["./notes/openapi.yaml": Self.contract])
        let options = ServingOptions(engine: EngineOptions(now: { Timestamp(seconds: 0) }, seed: 1))
        let served: ServedAPIs
        weak var api: API?
        do {
            let loaded = try Self.load(files)
            api = loaded.apis[0]
            served = ServedAPIs(loaded, options)
        }
        for path in ["/notes", "/nowhere"] {
            _ = served.responders[0].answer(to: HTTPRequest(.get, RequestTarget(path)))
        }
        #expect(api != nil)
        let reloading = Reloading(FileSnapshot(files), load: Self.load, report: { _ in })
        guard case .reloaded = served.reload(reloading, FileSnapshot(files)) else {
            Issue.record("the files are the same")
            return
        }
        #expect(api == nil)
        #expect(served.trafficReview.requestCount == 2)
    }
}
