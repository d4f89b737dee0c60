/// Mail addresses: `Mailbox` of RFC 5321 §4.1.2, with Unicode by RFC 6531 §3.3.
enum EmailFormat {
    static func isMailbox(_ text: String, isInternational: Bool) -> Bool {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let local = text.utf8[..<at]
        let domain = text.utf8[text.utf8.index(after: at)...]
        guard (1...64).contains(local.count) else { return false }
        return isLocalPart(local, isInternational) && isDomain(domain, isInternational)
    }

    private static func isLocalPart(_ local: Substring.UTF8View, _ isInternational: Bool) -> Bool {
        let quote = UInt8(ascii: "\"")
        if local.first == quote {
            return local.count >= 2 && local.last == quote && isQuoted(local.dropFirst().dropLast(), isInternational)
        }
        return local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy { isAtomByte($0) || ($0 >= 0x80 && isInternational) }
        }
    }

    private static func isQuoted(_ content: Substring.UTF8View, _ isInternational: Bool) -> Bool {
        var rest = content
        while let byte = rest.popFirst() {
            let isEscape = byte == UInt8(ascii: "\\")
            guard let plain = isEscape ? rest.popFirst() : byte else { return false }
            if !isEscape && plain == UInt8(ascii: "\"") { return false }
            guard (0x20...0x7E).contains(plain) || (plain >= 0x80 && isInternational) else { return false }
        }
        return true
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isDomain(_ domain: Substring.UTF8View, _ isInternational: Bool) -> Bool {
        if domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]") {
            let address = domain.dropFirst().dropLast()
            let tag = "IPv6:"
            let isTagged = address.starts(with: tag.utf8) { $0 == $1 || $0 ^ 0x20 == $1 && ASCII.isLetter($1) }
            return isTagged ? HostFormats.isIPv6(address.dropFirst(tag.utf8.count)) : HostFormats.isIPv4(address)
        }
        guard isInternational else { return HostFormats.isHostname(String(Substring(domain))) }
        // Because mail systems normalize a domain before they look it up, only its shape is checked here.
        return domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
        }
    }
}
