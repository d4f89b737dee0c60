internal import CPCRE2
internal import Threads

/// Owns PCRE2's compiled code of one pattern.
///
/// A match of a short text runs with a small limit, as fast as PCRE2 can. Only if it is reached, and for long texts, the
/// match runs again with code that counts its work.
///
/// Sendable because the compiled code never changes; PCRE2 documents it as shareable between threads (pcre2api,
/// "Multithreading"). A match writes to the `MatchScratch` of its thread.
final class CompiledPattern: @unchecked Sendable {
    enum Extent {
        case anywhere, whole
    }

    /// The result of a match, and the work that it took.
    struct Outcome {
        /// Nil when a limit was reached first.
        let isMatch: Bool?
        let units: Int
    }

    private let code: OpaquePointer
    /// Whether a match can only begin at the start of a text.
    private let isAnchored: Bool
    private let translation: PatternTranslation
    // Made when it is first needed; an address, because Locked does not take a pointer.
    private let metered = Locked<UInt?>(nil)
    /// The longest text, in bytes, that is matched without counting.
    private static let longestUncounted = 256

    init(_ translation: PatternTranslation) throws(RegularExpressionError) {
        self.translation = translation
        code = try Self.compile(translation)
        var options: UInt32 = 0
        _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_ALLOPTIONS), &options)
        isAnchored = options & PCRE2_ANCHORED != 0
    }

    deinit {
        pcre2_code_free_8(code)
        metered.withLock { $0.flatMap(OpaquePointer.init(bitPattern:)).map { pcre2_code_free_8($0) } }
    }

    private static func compile(
        _ translation: PatternTranslation, more: UInt32 = 0
    ) throws(RegularExpressionError) -> OpaquePointer {
        // A group that took no part matches empty (ECMA-262 §22.2.2.9). `$` is the very end, not before a newline.
        let options = UInt32(
            PCRE2_UTF | PCRE2_MATCH_UNSET_BACKREF | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C
                | PCRE2_NO_UTF_CHECK)
        var errorCode: Int32 = 0
        var errorOffset = 0
        let bytes = translation.bytes
        guard let code = pcre2_compile_8(bytes, bytes.count, options | more, &errorCode, &errorOffset, nil) else {
            throw refusal(errorCode, at: errorOffset, of: translation)
        }
        // Because the interpreter gives the same answers, a failure to make machine code is no error.
        _ = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
        return code
    }

    /// Whether the pattern finds a match in at most `units` of work.
    func matches(_ text: String, extent: Extent, units: Int) -> Outcome {
        let isWhole = extent == .whole
        // Because a Swift string is valid UTF-8, it need not be checked again.
        let options = UInt32(PCRE2_NO_UTF_CHECK) | (isWhole ? UInt32(PCRE2_ANCHORED | PCRE2_ENDANCHORED) : 0)
        let scratch = MatchScratch.ofThisThread
        var text = text
        return text.withUTF8 { subject in
            // Behind each of the places where a match is tried, a repetition may pass over the rest of the text.
            let count = subject.count
            let usual = 1 + (isAnchored || isWhole ? count / 4 : count * count / 16)
            if count <= Self.longestUncounted, usual <= units {
                let result = scratch.match(code, subject, options: options)
                if let isMatch = Self.answer(result) { return Outcome(isMatch: isMatch, units: usual) }
            }
            guard let metered = meteredCode else { return Outcome(isMatch: nil, units: units) }
            let counted = scratch.match(metered, subject, options: options, units: units)
            return Outcome(isMatch: Self.answer(counted.result), units: 1 + count / 16 + counted.units)
        }
    }

    /// Nil when a limit was reached.
    private static func answer(_ result: Int32) -> Bool? {
        switch result {
        case 0...: return true
        case PCRE2_ERROR_NOMATCH: return false
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_CALLOUT: return nil
        default: preconditionFailure("PCRE2 cannot match: \(message(result))")
        }
    }

    /// The pattern with callouts; nil if it is too large with them.
    private var meteredCode: OpaquePointer? {
        let address = metered.withLock { made in
            if made == nil {
                let code = try? Self.compile(translation, more: UInt32(PCRE2_AUTO_CALLOUT))
                made = code.map { UInt(bitPattern: $0) } ?? 0
            }
            return made
        }
        return address.flatMap { OpaquePointer(bitPattern: $0) }
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
