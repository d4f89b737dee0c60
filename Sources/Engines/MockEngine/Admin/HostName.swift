/// Reads hosts as `Host` and `Origin` write them, in lower case (RFC 9110 §7.2, RFC 6454 §7).
enum HostName {
    /// `localhost` for `localhost:8080`, `[::1]` for `[::1]:8080`; a dot at the end is removed.
    static func withoutPort(_ host: String) -> String {
        let end: Substring.Index
        if host.hasPrefix("[") {
            end = host.firstIndex(of: "]").map { host.index(after: $0) } ?? host.endIndex
        } else {
            end = host.firstIndex(of: ":") ?? host.endIndex
        }
        let name = host[..<end]
        return String(name.hasSuffix(".") ? name.dropLast() : name)
    }

    /// `localhost:3000` for `http://localhost:3000`; nil for `null`.
    static func ofOrigin(_ origin: String) -> String? {
        guard let colon = origin.firstIndex(of: ":") else { return nil }
        let rest = origin[origin.index(after: colon)...]
        return rest.hasPrefix("//") ? rest.dropFirst(2).lowercased() : nil
    }

    /// Whether `name` can only mean this machine: `localhost` and names below it (RFC 6761 §6.3), or a loopback address.
    static func isLoopback(_ name: String) -> Bool {
        name == "localhost" || name.hasSuffix(".localhost") || isLoopbackIPv4(name) || isLoopbackIPv6(name)
    }

    /// 127.0.0.0/8 in its usual form of four numbers.
    private static func isLoopbackIPv4(_ name: String) -> Bool {
        let numbers = name.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 4, numbers[0] == "127" else { return false }
        return numbers.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8($0) != nil }
    }

    /// `[::1]`, also when its zeros are written.
    private static func isLoopbackIPv6(_ name: String) -> Bool {
        guard name.hasPrefix("["), name.hasSuffix("]") else { return false }
        let groups = name.dropFirst().dropLast().split(separator: ":", omittingEmptySubsequences: false)
        guard (3...8).contains(groups.count), let last = groups.last, Int(last, radix: 16) == 1 else { return false }
        return groups.dropLast().allSatisfy { $0.allSatisfy { $0 == "0" } }
    }
}
