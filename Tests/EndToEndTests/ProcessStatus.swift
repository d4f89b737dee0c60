import LocalSystem

/// Numbers about another process, from proc(5); 0 when it has ended.
enum ProcessStatus {
    static func residentKiB(of id: Int32) -> Int { number("VmRSS:", of: id) }

    static func threads(of id: Int32) -> Int { number("Threads:", of: id) }

    private static func number(_ name: String, of id: Int32) -> Int {
        guard let bytes = try? LocalFiles().read("/proc/\(id)/status") else { return 0 }
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split { $0 == " " || $0 == "\t" }.compactMap { Int($0) }.first ?? 0
    }
}
