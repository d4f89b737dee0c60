import Glibc
import HTTPModel

@testable import MicroHTTPServer

/// Remembers the requests it gets and answers as the closure says.
final class RecordingResponder: HTTPResponder {
    // Because the thread sanitizer does not see the standard library's mutex and reports races that are none.
    private let recorded = Monitor<[HTTPRequest]>([])
    private let answer: @Sendable (HTTPRequest) -> HTTPResponse

    /// Without a closure, answers 200 with the request's body.
    init(_ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse = { HTTPResponse(status: 200, body: $0.body) }) {
        self.answer = answer
    }

    var requests: [HTTPRequest] { recorded.withLock { $0 } }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        recorded.withLock { $0.append(request) }
        return answer(request)
    }
}

extension MicroHTTPServer {
    /// A server on a free port of loopback; `configure` changes the options.
    static func start(
        _ responder: any HTTPResponder = RecordingResponder(), configure: (inout ServerOptions) -> Void = { _ in }
    ) throws -> MicroHTTPServer {
        var options = ServerOptions()
        options.threads = 2
        configure(&options)
        return try MicroHTTPServer(options: options, responder: responder)
    }
}

/// Whether `condition` becomes true within ten seconds.
func eventually(_ condition: () -> Bool) -> Bool {
    let limit = ContinuousClock.now.advanced(by: .seconds(10))
    while ContinuousClock.now < limit {
        if condition() { return true }
        usleep(500)
    }
    return condition()
}
