internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// The answers that libmicrohttpd makes by itself: to heads that need more memory than it has, to broken chunks.
///
/// They are pages of its own, and a length that is no number gets two heads (0.9.75). So ours is sent instead, before
/// the library sends any of its own.
extension RequestHost {
    /// Refuses the request that libmicrohttpd is about to answer because of `failure`.
    ///
    /// The library does not say which one that is. Where only one of this thread's connections can be meant it is that
    /// one; where there are several, the library's own answer goes out.
    func failed(_ failure: LibraryFailure) {
        let possible = connections.owned(by: understudy_thread_number()).filter { Self.mayFail($0, failure) }
        // Because of two wrong lengths either is refused sooner or later.
        guard let connection = possible.first, possible.count == 1 || failure == .length,
            let (current, pointer) = connection.current
        else { return }
        let request = current.takeUnretainedValue()
        guard request.isBeingRead else { return }
        refuse(request, reason(failure, request, pointer), on: pointer)
        // Because libmicrohttpd must not be stopped between here and the end of what it does (0.9.75 would read a response
        // that it does not have), the request is open until it closes the connection.
        request.stage = .failed
        // Because what the library sends must not follow ours, and what was not read must not overtake it.
        shutdown(connection.socket, CInt(SHUT_WR))
        pointer.dropUnread()
    }

    /// Whether `failure` can be that of a connection.
    private static func mayFail(_ connection: OpenConnection, _ failure: LibraryFailure) -> Bool {
        guard let (current, pointer) = connection.current else { return failure == .line }
        let request = current.takeUnretainedValue()
        switch (failure, request.stage) {
        case (.length, .line): return wrongLength(pointer) != nil
        case (.memory, .line), (.line, .line): return true
        case (.chunk, .body), (.memory, .body), (.line, .body), (.chunk, .answered), (.memory, .answered),
            (.line, .answered):
            return pointer.headerValue("Transfer-Encoding") != nil
        default: return false
        }
    }

    private func reason(_ failure: LibraryFailure, _ request: OpenRequest, _ connection: Connection) -> Refusal {
        guard case .line = request.stage else { return .malformedBody }
        switch failure {
        case .length: return .malformedHead(.contentLength(Self.wrongLength(connection) ?? ""))
        case .memory: return .headTooLarge(limit: limits.headBytes)
        case .chunk, .line: return .malformedHead(.fieldLine)
        }
    }

    /// The length of a head, where it is no number.
    private static func wrongLength(_ connection: Connection) -> String? {
        guard let text = connection.headerValue("Content-Length").map({ String(cString: $0) }) else { return nil }
        // Because the library takes no space behind it, and nothing that 64 bits do not hold.
        return FieldText.isDigits(text) && UInt64(text) != nil ? nil : text
    }
}
