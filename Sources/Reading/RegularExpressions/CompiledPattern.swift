internal import CPCRE2

/// Owns PCRE2's compiled code of one pattern.
///
/// Sendable because the compiled code never changes; PCRE2 documents it as shareable between threads (pcre2api,
/// "Multithreading"). A match writes to the `MatchScratch` of its thread.
final class CompiledPattern: @unchecked Sendable {
    enum Extent {
        case anywhere, whole
    }

    private let code: OpaquePointer

    init(_ translation: PatternTranslation) throws(RegularExpressionError) {
        // A group that took no part matches empty (ECMA-262 §22.2.2.9). `$` is the very end, not before a newline.
        let options = UInt32(
            PCRE2_UTF | PCRE2_MATCH_UNSET_BACKREF | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C
                | PCRE2_NO_UTF_CHECK)
        var errorCode: Int32 = 0
        var errorOffset = 0
        let bytes = translation.bytes
        guard let code = pcre2_compile_8(bytes, bytes.count, options, &errorCode, &errorOffset, nil) else {
            throw Self.refusal(errorCode, at: errorOffset, of: translation)
        }
        self.code = code
        // Because the interpreter gives the same answers, a failure to make machine code is no error.
        _ = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    }

    deinit { pcre2_code_free_8(code) }

    /// Whether the pattern finds a match; nil when the limits of `MatchScratch` were reached first.
    func matches(_ text: String, extent: Extent) -> Bool? {
        let anchors = extent == .whole ? UInt32(PCRE2_ANCHORED | PCRE2_ENDANCHORED) : 0
        let scratch = MatchScratch.ofThisThread
        var text = text
        let result = text.withUTF8 { subject in
            // Because a Swift string is valid UTF-8, it need not be checked again.
            let options = UInt32(PCRE2_NO_UTF_CHECK) | anchors
            let result = scratch.match(code, subject, options: options)
            guard result == PCRE2_ERROR_JIT_STACKLIMIT else { return result }
            return scratch.match(code, subject, options: options | UInt32(PCRE2_NO_JIT))
        }
        switch result {
        case 0...: return true
        case PCRE2_ERROR_NOMATCH: return false
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT: return nil
        default: preconditionFailure("PCRE2 cannot match: \(Self.message(result))")
        }
    }

    /// The error for a pattern that ECMA-262 allows and PCRE2 refuses.
    ///
    /// PCRE2's offsets are after the refused part, except for a lookbehind.
    private static func refusal(
        _ code: Int32, at offset: Int, of translation: PatternTranslation
    ) -> RegularExpressionError {
        switch code {
        case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH:
            RegularExpressionError(
                message: "this lookbehind has no fixed length, which it must have here",
                offset: translation.sourceOffset(of: offset), isOnlyUnsupported: true)
        case PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY:
            RegularExpressionError(
                message: "Unicode has no script or property of this name",
                offset: translation.sourceOffset(of: offset - 1))
        default:
            RegularExpressionError(
                message: message(code), offset: translation.sourceOffset(of: offset - 1), isOnlyUnsupported: true)
        }
    }

    private static func message(_ code: Int32) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
            let length = pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
            return length < 0 ? "error \(code)" : String(decoding: buffer[..<Int(length)], as: UTF8.self)
        }
    }
}
