import JSONModel
import TestSupport
import Testing

/// JSON parsing suite of Nicolas Seriot, as it stands in the folder of conformance suites.
@Suite(.enabled(if: ConformanceSuite.jsonParsing.isWanted, "\(ConformanceSuite.jsonParsing.missing)"))
struct JSONParsingSuiteTests {
    private static let suite = ConformanceSuite.jsonParsing

    /// What RFC 8259 leaves to the reader, and what ours does: true where the text is accepted.
    ///
    /// Numbers of every size are accepted, because they are kept as they are spelled. Text that is not UTF-8, and
    /// surrogates that stand alone, are refused, because no Unicode string can hold them.
    static let leftOpen = [
        "i_number_double_huge_neg_exp.json": true,
        "i_number_huge_exp.json": true,
        "i_number_neg_int_huge_exp.json": true,
        "i_number_pos_double_huge_exp.json": true,
        "i_number_real_neg_overflow.json": true,
        "i_number_real_pos_overflow.json": true,
        "i_number_real_underflow.json": true,
        "i_number_too_big_neg_int.json": true,
        "i_number_too_big_pos_int.json": true,
        "i_number_very_big_negative_int.json": true,
        "i_object_key_lone_2nd_surrogate.json": false,
        "i_string_1st_surrogate_but_2nd_missing.json": false,
        "i_string_1st_valid_surrogate_2nd_invalid.json": false,
        "i_string_UTF-16LE_with_BOM.json": false,
        "i_string_UTF-8_invalid_sequence.json": false,
        "i_string_UTF8_surrogate_U+D800.json": false,
        "i_string_incomplete_surrogate_and_escape_valid.json": false,
        "i_string_incomplete_surrogate_pair.json": false,
        "i_string_incomplete_surrogates_escape_valid.json": false,
        "i_string_invalid_lonely_surrogate.json": false,
        "i_string_invalid_surrogate.json": false,
        "i_string_invalid_utf-8.json": false,
        "i_string_inverted_surrogates_U+1D11E.json": false,
        "i_string_iso_latin_1.json": false,
        "i_string_lone_second_surrogate.json": false,
        "i_string_lone_utf8_continuation_byte.json": false,
        "i_string_not_in_unicode_range.json": false,
        "i_string_overlong_sequence_2_bytes.json": false,
        "i_string_overlong_sequence_6_bytes.json": false,
        "i_string_overlong_sequence_6_bytes_null.json": false,
        "i_string_truncated-utf-8.json": false,
        "i_string_utf16BE_no_BOM.json": false,
        "i_string_utf16LE_no_BOM.json": false,
        "i_structure_500_nested_arrays.json": true,
        "i_structure_UTF-8_BOM_empty_object.json": false,
    ]

    @Test func agreesWithEveryText() throws {
        var counts = ["y": 0, "n": 0, "i": 0]
        for name in Self.suite.fileNames("test_parsing") {
            let content = try Self.suite.read("test_parsing/\(name)")
            let isAccepted = (try? JSONText(content)) != nil
            let expected = name.hasPrefix("y_") ? true : name.hasPrefix("n_") ? false : Self.leftOpen[name]
            #expect(isAccepted == expected, "\(name)")
            counts[String(name.prefix(1)), default: 0] += 1
        }
        #expect(counts == ["y": 95, "n": 188, "i": 35])
        #expect(Self.leftOpen.count == 35)
    }

    @Test func writesWhatItReadInEveryAcceptedText() throws {
        var count = 0
        for name in Self.suite.fileNames("test_parsing") {
            guard let text = try? JSONText(try Self.suite.read("test_parsing/\(name)")) else { continue }
            let compact = try JSON(text: text.value.description)
            let pretty = try JSON(text: text.value.prettyText)
            #expect(compact.description == text.value.description, "\(name)")
            #expect(pretty.description == text.value.description, "\(name)")
            #expect(compact == text.value, "\(name)")
            count += 1
        }
        #expect(count == 95 + 11)
    }

    /// What becomes of texts that readers are known to change: the text written again, or why it is refused.
    static let transformed: [String: String] = [
        "number_-9223372036854775808.json": "[-9223372036854775808]",
        "number_-9223372036854775809.json": "[-9223372036854775809]",
        "number_1.0.json": "[1.0]",
        "number_1.000000000000000005.json": "[1.000000000000000005]",
        "number_1000000000000000.json": "[1000000000000000]",
        "number_10000000000000000999.json": "[10000000000000000999]",
        "number_1e-999.json": "[1E-999]",
        "number_1e6.json": "[1E6]",
        "number_9223372036854775807.json": "[9223372036854775807]",
        "number_9223372036854775808.json": "[9223372036854775808]",
        "object_key_nfc_nfd.json": "{\"\u{E9}\":\"NFC\",\"e\u{301}\":\"NFD\"}",
        "object_key_nfd_nfc.json": "{\"e\u{301}\":\"NFD\",\"\u{E9}\":\"NFC\"}",
        "object_same_key_different_values.json": #"{"a":1,"a":2}"#,
        "object_same_key_same_value.json": #"{"a":1,"a":1}"#,
        "object_same_key_unclear_values.json": #"{"a":0,"a":-0}"#,
        "string_1_escaped_invalid_codepoint.json": "half of a surrogate pair stands alone in a string",
        "string_1_invalid_codepoint.json": "the text is not UTF-8 here",
        "string_2_escaped_invalid_codepoints.json": "half of a surrogate pair stands alone in a string",
        "string_2_invalid_codepoints.json": "the text is not UTF-8 here",
        "string_3_escaped_invalid_codepoints.json": "half of a surrogate pair stands alone in a string",
        "string_3_invalid_codepoints.json": "the text is not UTF-8 here",
        "string_with_escaped_NULL.json": #"["A\u0000B"]"#,
    ]

    @Test func changesNothingInTextsThatReadersChange() throws {
        let names = Self.suite.fileNames("test_transform")
        #expect(names == Self.transformed.keys.sorted())
        for name in names {
            let content = try Self.suite.read("test_transform/\(name)")
            let outcome: String
            do throws(JSONSyntaxError) {
                outcome = try JSONText(content).value.description
            } catch {
                outcome = error.message
            }
            #expect(Self.transformed[name]?.utf8.elementsEqual(outcome.utf8) == true, "\(name): \(outcome)")
        }
    }
}
