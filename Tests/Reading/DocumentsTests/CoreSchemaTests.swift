import Documents
import JSONModel
import Testing

@Suite struct CoreSchemaTests {
    /// Plain scalars with the JSON they become (YAML 1.2.2 §10.3.2).
    static let scalars: [(text: String, json: String)] = [
        ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"), ("nULL", #""nULL""#),
        ("true", "true"), ("True", "true"), ("TRUE", "true"), ("false", "false"), ("tRUE", #""tRUE""#),
        ("yes", #""yes""#), ("no", #""no""#), ("on", #""on""#), ("off", #""off""#), ("y", #""y""#),
        ("0", "0"), ("-0", "-0"), ("12", "12"), ("-19", "-19"), ("+5", "5"), ("007", "7"), ("-012", "-12"), ("00", "0"),
        ("0o17", "15"), ("0x1F", "31"), ("0xff", "255"), ("0o8", #""0o8""#), ("0xg", #""0xg""#), ("0x", #""0x""#),
        ("0x+5", #""0x+5""#), ("0o-7", #""0o-7""#), ("-0x1F", #""-0x1F""#), ("0b1", #""0b1""#),
        ("56.890", "56.890"), ("275.0", "275.0"), (".5", "0.5"), ("-.5", "-0.5"), ("+.5", "0.5"), ("5.", "5"),
        ("1e3", "1e3"), ("1E+3", "1E+3"), ("5.e3", "5e3"), ("+12e03", "12e03"), ("012.5", "12.5"),
        ("12345678901234567890", "12345678901234567890"), ("0.00000000000000000001", "0.00000000000000000001"),
        (".", #"".""#), ("+", #""+""#), ("-.", #""-.""#), ("..5", #""..5""#), ("1.2.3", #""1.2.3""#), ("e5", #""e5""#),
        (".e5", #"".e5""#), ("1e", #""1e""#), ("+-5", #""+-5""#), ("--5", #""--5""#), ("-+5", #""-+5""#),
        ("1_000", #""1_000""#), ("12:30:45", #""12:30:45""#), ("2026-01-31", #""2026-01-31""#), ("1,5", #""1,5""#),
        (".inf", #"".inf""#), ("-.INF", #""-.INF""#), (".nan", #"".nan""#),
        ("<<", #""<<""#), ("=", #""=""#), ("a b", #""a b""#),
    ]

    @Test(arguments: scalars) func typesPlainScalars(_ text: String, _ json: String) {
        let reading = Reading("- \(text)\n")
        #expect(reading.json == "[\(json)]")
        #expect(reading.findings.isEmpty)
    }

    @Test func takesQuotedAndBlockScalarsForStrings() {
        let reading = Reading("- '1'\n- \"true\"\n- |\n  null\n- >-\n  1\n  2\n- !!str 5\n- ! 6\n- ''\n-\n")
        #expect(reading.json == ##"["1","true","null\n","1 2","5","6","",null]"##)
    }
}
