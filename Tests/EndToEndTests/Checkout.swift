import Glibc
import TestSupport

/// Where the things under test are.
enum Checkout {
    /// The folder of Package.swift.
    static let root = Repository.root

    /// The program that `UNDERSTUDY_PROGRAM` names; else that of the same build as these tests, beside their bundle.
    static var program: String {
        if let named = getenv("UNDERSTUDY_PROGRAM") { return String(cString: named) }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = max(readlink("/proc/self/exe", &buffer, buffer.count), 0)
        let tests = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        let neighbour = "/" + tests.split(separator: "/").dropLast().joined(separator: "/") + "/understudy"
        return access(neighbour, X_OK) == 0 ? neighbour : "\(root)/.build/debug/understudy"
    }
}
