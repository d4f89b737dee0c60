import LocalSystem

/// The memory of another process, from proc(5).
enum ProcessMemory {
    static func residentKiB(of id: Int32) -> Int {
        guard let bytes = try? LocalFiles().read("/proc/\(id)/status") else { return 0 }
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }
}
