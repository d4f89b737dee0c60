import Glibc

/// Where the things under test are.
enum Checkout {
    /// The folder of Package.swift.
    static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    /// The program of the same build as these tests: it lies beside their bundle.
    static var program: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = max(readlink("/proc/self/exe", &buffer, buffer.count), 0)
        let tests = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        let neighbour = "/" + tests.split(separator: "/").dropLast().joined(separator: "/") + "/understudy"
        return access(neighbour, X_OK) == 0 ? neighbour : "\(root)/.build/debug/understudy"
    }
}
