import JSONModel
import RawHTTP
import Testing

/// What `serve --verbose` writes for each request.
struct VerboseTests {
    @Test func namesTheMemberThatTheAnswerHides() throws {
        let mock = try RunningMock("citypay", "--verbose")
        let answer = try mock.connect().exchange(
            SandboxRequest.text(
                "/v6/intent/create",
                #"{"amount":1,"identifier":"order-0001","currency":"GBP","merchantid":11223344,"csc_policy":"9"}"#))
        #expect(try JSON(text: answer.body)["code"] == "P045")
        #expect(!answer.body.contains("csc_policy"))
        let line = try mock.stop().errors
        #expect(line.contains(#""status":422"#))
        #expect(!line.contains("order-0001"))
        #expect(line.contains(#""reason":"body /csc_policy breaks 'enum'""#))
    }

    @Test func hasWhatTheServerAnswersItself() throws {
        let mock = try RunningMock("citypay", "--verbose", "--max-body", "10")
        #expect(try mock.connect().post("/v6/intent/create", "01234567890").status == 413)
        #expect(try mock.connect().exchange("GET /a HTTP/1.1\r\n\r\n").status == 400)
        let lines = try mock.stop().errors.replacing(/"time":"[0-9TZ:.-]+"/, with: #""time":"{t}""#)
        #expect(
            lines == """
                {"event":"request","time":"{t}","method":"POST","path":"/v6/intent/create","status":413,\
                "reason":"the request body is too large"}
                {"event":"request","time":"{t}","method":"GET","path":"/a","status":400,\
                "reason":"the request head is malformed"}

                """)
    }

    @Test func saysWhereARequestWentAndHowLongItTook() throws {
        let mock = try RunningMock("citypay", "--verbose")
        _ = try mock.connect().post("/__sandbox/test-7/v6/intent/create", "")
        let line = try JSON(text: mock.readErrorLine())
        #expect(line["sandbox"] == "test-7")
        #expect(line["api"] == "citypay")
        #expect(line["operation"] == "CreatePaymentIntent")
        #expect(line["path"] == "/__sandbox/test-7/v6/intent/create")
        #expect(line["milliseconds"]?.numberValue != nil)
        #expect(line["time"]?.stringValue?.hasPrefix("20") == true)
    }
}
