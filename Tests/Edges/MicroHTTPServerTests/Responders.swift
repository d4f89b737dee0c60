import Glibc
import HTTPModel
import Threads

@testable import MicroHTTPServer

/// Remembers the requests it gets and answers as the closure says.
final class RecordingResponder: ImmediateResponder {
    private let recorded = Locked<[HTTPRequest]>([])
    private let answer: @Sendable (HTTPRequest) -> HTTPResponse

    /// Without a closure, answers 200 with the request's body.
    init(
        _ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse = {
            HTTPResponse(status: 200, body: $0.body)
        }
    ) {
        self.answer = answer
    }

    var requests: [HTTPRequest] { recorded.withLock { $0 } }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        recorded.withLock { $0.append(request) }
        return answer(request)
    }

    func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse { response }
}

/// Answers later, when the test gives the reply a response.
final class LaterResponder: HTTPResponder {
    private let waiting = Locked<[HTTPReply]>([])
    private let abandoned = Locked(0)

    /// The replies in the order in which their requests came.
    var replies: [HTTPReply] { waiting.withLock { $0 } }
    var abandonedCount: Int { abandoned.withLock { $0 } }

    func answer(to request: HTTPRequest) -> HTTPAnswer {
        .later { [self] reply in
            reply.onAbandonment { [self] in abandoned.withLock { $0 += 1 } }
            waiting.withLock { $0.append(reply) }
        }
    }

    func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse { response }
}

extension MicroHTTPServer {
    /// A server on a free port of loopback; `configure` changes the options.
    static func start(
        _ responder: any HTTPResponder = RecordingResponder(),
        configure: (inout ServerOptions) -> Void = { _ in }
    ) throws -> MicroHTTPServer {
        var options = ServerOptions()
        options.threads = 2
        configure(&options)
        return try MicroHTTPServer(options: options, responder: responder)
    }
}

/// Long enough for another thread to get a turn.
func waitBriefly() { usleep(2000) }
