internal import CMicroHTTPD
internal import Glibc

/// The reason why libmicrohttpd answers a request itself, taken from its status and its page.
enum LibraryFailure {
    /// `Content-Length` is not a number.
    case length
    /// A chunked body is malformed.
    case chunk
    /// A line of a chunked body has no end, so that it fills a connection's memory.
    case endlessLine
    /// A head or a trailer needs more memory than a connection has.
    case memory
    /// A line of a head, of a trailer or of a request is malformed.
    case line

    /// Whether the request has no memory left, by which its connection is known.
    var isOfMemory: Bool {
        switch self {
        case .memory, .endlessLine: true
        case .length, .chunk, .line: false
        }
    }

    /// Nil where the library has not told us of the request: its line is too long, or of another version of HTTP.
    init?(status: Int, page: UnsafePointer<CChar>) {
        switch status {
        case 400, 413:
            if strstr(page, "Content-Length") != nil {
                self = .length
            } else {
                self = strstr(page, "chunk") != nil ? .chunk : .line
            }
        case 431: self = .memory
        // Because only a line of a chunked body that does not end fills the memory then.
        case 500: self = .endlessLine
        default: return nil
        }
    }
}
