internal import CMicroHTTPD
internal import Glibc

/// Why libmicrohttpd answers a request by itself, as its status and its page tell.
enum LibraryFailure {
    /// `Content-Length` is no number.
    case length
    /// A chunked body is broken.
    case chunk
    /// A head or a trailer needs more memory than a connection has.
    case memory
    /// A line of a head, of a trailer or of a request is none.
    case line

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
        case 500: self = .chunk
        default: return nil
        }
    }
}
