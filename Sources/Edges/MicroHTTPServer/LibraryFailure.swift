internal import CMicroHTTPD
internal import Glibc

/// The reason why libmicrohttpd answers a request itself, taken from its status and its page.
enum LibraryFailure {
    /// `Content-Length` is not a number.
    case length
    /// A chunked body is malformed.
    case chunk
    /// A head or a trailer needs more memory than a connection has.
    case memory
    /// A line of a head, of a trailer or of a request is malformed.
    case line

    /// Nil if the library has not announced the request: its line is too long, or has another version of HTTP.
    init?(status: Int, page: UnsafePointer<CChar>) {
        switch status {
        case 400, 413:
            if strstr(page, "Content-Length") != nil {
                self = .length
            } else {
                self = strstr(page, "chunk") != nil ? .chunk : .line
            }
        case 431: self = .memory
        // Then only an endless line in a chunked body can have filled the memory.
        case 500: self = .chunk
        default: return nil
        }
    }
}
