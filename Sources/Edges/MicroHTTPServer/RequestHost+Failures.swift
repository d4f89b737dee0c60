internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// Replaces the answers that libmicrohttpd makes itself, for example to heads that need too much memory and to
/// malformed chunks.
///
/// The library's answers are HTML pages, and a length that is not a number gets two heads (0.9.75). So the server sends
/// its own response before the library sends anything.
extension RequestHost {
    /// Refuses the request that libmicrohttpd is about to answer because of `failure`.
    ///
    /// The library does not say which one that is. Where only one of this thread's connections can be meant it is that
    /// one. Of several it is the one without memory, if that is the reason; else the library's own answer goes out.
    func failed(_ failure: LibraryFailure) {
        var possible = connections.dealt(to: lanes.ofThisThread).filter { Self.mayFail($0, failure) }
        if possible.count > 1, failure.isOfMemory {
            possible = possible.filter { $0.current?.connection.isOutOfMemory ?? false }
        }
        // Because every head with a wrong length is refused in the end, all of them are refused now.
        guard possible.count == 1 || failure == .length else { return }
        for connection in possible { fail(connection, failure) }
    }

    /// Sends the refusal of a connection's request, and nothing after it.
    private func fail(_ connection: OpenConnection, _ failure: LibraryFailure) {
        guard let (current, pointer) = connection.current else { return }
        let request = current.takeUnretainedValue()
        guard request.isBeingRead else { return }
        refuse(request, reason(failure, request, pointer), on: pointer)
        // The library must not be stopped before it has finished here, because libmicrohttpd 0.9.75 would read a
        // response that it does not have. So the request stays open until it closes the connection.
        request.stage = .failed
        // The library's answer must not follow ours, and unread data must not make a reset overtake it.
        shutdown(connection.socket, CInt(SHUT_WR))
        pointer.dropUnread()
    }

    /// Whether `failure` can have happened on a connection.
    private static func mayFail(_ connection: OpenConnection, _ failure: LibraryFailure) -> Bool {
        guard let (current, pointer) = connection.current else { return failure == .line }
        let request = current.takeUnretainedValue()
        switch (failure, request.stage) {
        case (.length, .line): return wrongLength(pointer) != nil
        case (.memory, .line), (.line, .line): return true
        case (.chunk, .body), (.endlessLine, .body), (.memory, .body), (.line, .body),
            (.chunk, .answered), (.endlessLine, .answered), (.memory, .answered), (.line, .answered):
            return pointer.headerValue("Transfer-Encoding") != nil
        default: return false
        }
    }

    private func reason(_ failure: LibraryFailure, _ request: OpenRequest, _ connection: Connection) -> Rejection {
        guard case .line = request.stage else { return .malformedBody }
        switch failure {
        case .length: return .malformedHead(.contentLength(Self.wrongLength(connection) ?? ""))
        case .memory: return .headTooLarge(limit: limits.headBytes)
        case .chunk, .endlessLine, .line: return .malformedHead(.fieldLine)
        }
    }

    /// The `Content-Length` of a head, if it is not a number.
    private static func wrongLength(_ connection: Connection) -> String? {
        guard let text = connection.headerValue("Content-Length").map({ String(cString: $0) }) else { return nil }
        // The library accepts no trailing space, and no number over 64 bits.
        return FieldText.isDigits(text) && UInt64(text) != nil ? nil : text
    }
}
