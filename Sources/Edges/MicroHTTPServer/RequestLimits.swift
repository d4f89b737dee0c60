/// The limits for a request and its response.
struct RequestLimits {
    let bodyBytes: Int
    /// The maximum size of a head, from the method to the empty line, and of the target alone.
    let headBytes: Int
    let fieldCount: Int
    let responseHeadBytes: Int
    /// The memory for a connection's heads; libmicrohttpd also takes 56 bytes of it for each field.
    let connectionBytes: Int

    init(_ options: ServerOptions) {
        bodyBytes = options.maxBodyBytes
        headBytes = options.maxHeadBytes
        fieldCount = max(Self.leastFields, headBytes / Self.bytesPerField)
        responseHeadBytes = max(Self.leastResponseHead, headBytes / 2)
        // Twice the size of a head is enough for the head, its fields and the head of the response. It is not larger,
        // because the library clears all of it after each request. Up to 32 KiB it comes from the heap, above that from
        // mmap(2).
        connectionBytes = max(Self.leastConnection, 2 * headBytes)
    }

    private static let bytesPerField = 128
    private static let leastFields = 64
    private static let leastResponseHead = 8 << 10
    private static let leastConnection = 32 << 10
}
