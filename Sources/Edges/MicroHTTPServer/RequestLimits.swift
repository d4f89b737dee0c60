/// What a request and its response may have.
struct RequestLimits {
    let bodyBytes: Int
    /// From the method to the empty line; the target alone may have as many.
    let headBytes: Int
    let fieldCount: Int
    let responseHeadBytes: Int
    /// Memory for a connection's heads, from which libmicrohttpd takes 56 bytes for each field too.
    let connectionBytes: Int

    init(_ options: ServerOptions) {
        bodyBytes = options.maxBodyBytes
        headBytes = options.maxHeadBytes
        fieldCount = max(Self.leastFields, headBytes / Self.bytesPerField)
        responseHeadBytes = max(Self.leastResponseHead, headBytes / 2)
        // Because the library clears all of it after each request: twice the head holds the head, its fields and the
        // response's head, and is no more than what is needed. Up to 32 KiB it comes from the heap, above by mmap(2).
        connectionBytes = max(Self.leastConnection, 2 * headBytes)
    }

    private static let bytesPerField = 128
    private static let leastFields = 64
    private static let leastResponseHead = 8 << 10
    private static let leastConnection = 32 << 10
}
