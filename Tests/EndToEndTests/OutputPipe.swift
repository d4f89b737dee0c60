import Glibc

/// A pipe that a program writes to, and what was read from it.
struct OutputPipe {
    private(set) var readEnd: Int32
    private(set) var writeEnd: Int32
    private var received: [UInt8] = []

    init() {
        var ends: [Int32] = [-1, -1]
        // Because pipe2(2) is not imported, and without close-on-exec another program that is started meanwhile would
        // keep the pipe open.
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        precondition(socketpair(AF_UNIX, type, 0, &ends) == 0, "no pipe: too many open files")
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    var isAtEnd: Bool { readEnd < 0 }
    var text: String { String(decoding: received, as: UTF8.self) }

    mutating func closeWriteEnd() {
        if writeEnd >= 0 { Glibc.close(writeEnd) }
        writeEnd = -1
    }

    mutating func close() {
        closeWriteEnd()
        if readEnd >= 0 { Glibc.close(readEnd) }
        readEnd = -1
    }

    mutating func readSome() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(readEnd, &buffer, buffer.count)
        if count > 0 { received += buffer[..<count] } else { close() }
    }

    /// Removes and returns what comes before the first line feed; nil when there is none.
    mutating func takeLine() -> String? {
        guard let end = received.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { received.removeSubrange(...end) }
        return String(decoding: received[..<end], as: UTF8.self)
    }
}
