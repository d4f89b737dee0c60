// A table: what each code means, why it happens, what to do, and an example.

package import Verification

extension FailureCode {
    package struct Explanation: Sendable {
        /// A few words, as a title.
        package let title: String
        package let meaning: String
        package let cause: String
        package let remedy: String
        /// Lines of a report, or of a file.
        package let example: String
    }

    package var explanation: Explanation {
        switch self {
        case .missing:
            Explanation(
                title: "a value is missing",
                meaning: "The scenario expects a member, an element or a header that the response does not have.",
                cause: "The API no longer sends it, sends it under another name, or leaves it out in this state.",
                remedy: """
                    Look at the response in the JSON report. Correct the API, or write '!optional' around the value in \
                    the scenario when it need not be there.
                    """,
                example: "/body/items/2 [E0101]\n  expected {\"sku\":\"A-7\"}\n  found    nothing")
        case .unexpected:
            Explanation(
                title: "a value is there that is not expected",
                meaning:
                    "The response has an element, or a member of a strict object, that the scenario does not name.",
                cause: "The API sends more than before, or a list is longer than the scenario's.",
                remedy: "Add it to the scenario, or expect an open object, or '!each' for lists of any length.",
                example: "/body/items/3 [E0102]\n  expected nothing\n  found    {\"sku\":\"B-1\"}")
        case .changed:
            Explanation(
                title: "a value is another one",
                meaning: "The response has a value of the type that is expected, but not the value itself.",
                cause: """
                    The API behaves otherwise than the scenario says, an earlier step left another state, or the value is \
                    made anew each time. A wrong '/status' usually has its reason in the response's body.
                    """,
                remedy: """
                    Repeat the request with the 'repeat' line. Correct the API or the scenario; for a value that is \
                    never the same twice, write what it looks like, such as '!uuid'.
                    """,
                example: "/status [E0103]\n  expected 201\n  found    422")
        case .typeChanged:
            Explanation(
                title: "a value has another type",
                meaning: "The response has, for example, a text where a number is expected.",
                cause: "The API quotes numbers, sends null for what is empty, or a list of one as its only element.",
                remedy:
                    "Correct the API, or write the value in the scenario with the type it has: '\"100\"' is no 100.",
                example: "/body/amount [E0104]\n  expected 1050\n  found    \"1050\"")
        case .moved:
            Explanation(
                title: "an element stands elsewhere",
                meaning: "A list has the element, but at another place among the elements around it.",
                cause: "The API sorts otherwise, or not at all.",
                remedy: "Ask the API for an order, or expect the elements in any order where it does not matter.",
                example: "/body/items/0 [E0105]\n  expected the element at index 2\n  found    it here")
        case .reordered:
            Explanation(
                title: "members come in another order",
                meaning: "An object has the members that are expected, in another order, and the order was asked for.",
                cause: "The API writes its objects from a table without an order, or its fields were rearranged.",
                remedy: "Compare without the order; it has no meaning in JSON (RFC 8259 §4).",
                example: "/body [E0106]\n  expected the order id, name\n  found    the order name, id")
        case .unmatched:
            Explanation(
                title: "a value does not fit its matcher",
                meaning:
                    "The scenario describes what the value must be like, and it is not like that, or is not there.",
                cause: "The API sends another form, such as a date without its zone, or leaves the value out.",
                remedy: "Compare the value with the matcher. Correct the API, or choose the matcher for what is right.",
                example: "/body/id [E0107]\n  expected a UUID\n  found    \"17\"")
        case .brokenSchema:
            Explanation(
                title: "a value breaks the scenario's schema",
                meaning: "A value is held to a JSON Schema by '!schema', and does not keep to it.",
                cause:
                    "The API sends another shape than the schema says; the schema's place stands below the sentence.",
                remedy: "Correct the API, or the schema that the scenario writes or refers to.",
                example: """
                    /body/lines [E0108]: breaks the schema: expected an array, found a string
                      at shop/order.yaml:9:17
                    """)
        case .undocumentedStatus:
            Explanation(
                title: "the contract does not document the status",
                meaning: "The operation answered with a status that its OpenAPI document does not list.",
                cause: "The request was refused for a reason the document leaves out, or the server failed.",
                remedy: "Document the status (or 'default') in the contract, or correct the API.",
                example: "/status: breaks the contract: 500 is not documented for CreateOrder; documented are 201, 422")
        case .wrongHeader:
            Explanation(
                title: "a header breaks the contract",
                meaning: "A response header that the contract documents is missing or does not fit its schema.",
                cause: "A proxy removes it, or the API sends it in another form.",
                remedy: "The line 'at' names the place in the contract: correct that, or the API.",
                example: "/headers/Location: breaks the contract: is required, and is not there")
        case .wrongBody:
            Explanation(
                title: "a body breaks the contract",
                meaning: "The response's body is missing or does not fit the schema its status has in the contract.",
                cause: "The API or its document has changed without the other.",
                remedy: "The line 'at' names the keyword of the schema: correct that, or the API.",
                example:
                    "/body/amount: breaks the contract: expected an integer, found a string\n  at openapi.yaml:41:9")
        case .undocumentedMediaType:
            Explanation(
                title: "the contract does not document the media type",
                meaning: "The response's Content-Type is none that the contract lists for its status.",
                cause: "A proxy or an error page of the server answered instead of the API.",
                remedy: "Look at the body. Add the media type to the contract, or correct what answers.",
                example: "/body: breaks the contract: expected 'application/json', found 'text/html'")
        case .unreadableBody:
            Explanation(
                title: "a body cannot be read",
                meaning: "The body is not what its Content-Type says: JSON or XML that is not well-formed.",
                cause: "It was cut off, has a trailing comma, a name twice, or is in another encoding.",
                remedy: "The message has the line and the column. Repeat the request and look at the raw body.",
                example: "/body: breaks the contract: expected a value, found '}' at line 3, column 1")
        case .malformed:
            Explanation(
                title: "a response breaks HTTP",
                meaning: "Its header fields contradict each other or its status about the length of its body.",
                cause: "A proxy or the application adds a 'Content-Length' of its own, or to a response that has none.",
                remedy:
                    "Let the server alone say how long a body is. Programs in between read such a response otherwise.",
                example: """
                    /headers/Content-Length: breaks HTTP: the lengths 5 and 7 contradict each other (RFC 9112 §6.3) [E0206]
                    """)
        case .missingOutput:
            Explanation(
                title: "the response has no value for an output",
                meaning: "The scenario takes a value from the response for later steps, and it is not there.",
                cause: "The request was refused, so the response is an error, or the pointer is wrong.",
                remedy: "Correct what failed before in this step; else compare the output's expression with the body.",
                example: "the response has no value for output 'id'")
        case .notRun:
            Explanation(
                title: "a step did not run",
                meaning: "The step needs an output of an earlier step, and that did not come. It counts as failed.",
                cause: "An earlier step failed.",
                remedy: "Correct the earlier step; this one then runs.",
                example: "did not run: needs output 'id' of step 'create', which did not come")
        case .nothingChecked:
            Explanation(
                title: "no step of a scenario was checked",
                meaning: "The scenario ran, and nothing in it was compared with anything: that is no pass.",
                cause: "No step expects anything, and no request is an operation of the contract.",
                remedy: "Write an 'expect' in a step, or call an operation of the contract.",
                example: "no step was checked: none expects anything, and none is an operation of the contract")
        case .neverTrue:
            Explanation(
                title: "a condition never came true",
                meaning: "A step was repeated until a limit ended it, and what 'until' waits for was not there.",
                cause: "What is waited for takes longer than the limit, or does not happen at all.",
                remedy: """
                    Look at the last response, which the report shows. Give 'attempts' or 'within' more room, or name in \
                    'fail-when' the answer that says that waiting is in vain.
                    """,
                example: """
                    'until' did not come true before 'attempts' ended it after 5 attempts: \
                    $response.body#/status == 'paid'; the last status was 200 [E0304]
                    """)
        case .endedEarly:
            Explanation(
                title: "a condition said that waiting is in vain",
                meaning: "A condition of 'fail-when' came true while a step was repeated.",
                cause: "What the step waits for has failed in the API.",
                remedy: "Look at the last response, which the report shows.",
                example: """
                    'fail-when' came true at attempt 2: $response.body#/status == 'failed'; the status was 200 [E0305]
                    """)
        case .notGiven:
            Explanation(
                title: "the given state could not be made",
                meaning: "The mock did not take a resource or a time that the scenario starts from.",
                cause:
                    "The resource has no key, names a state that its lifecycle does not have, or the mock is an older one.",
                remedy: "Read the mock's answer in the sentence, and correct 'given' in the scenario.",
                example: "the mock did not take a resource of 'orders': 400 no state 'payed' in 'orders' [E0306]")
        case .notSent:
            Explanation(
                title: "the request was not sent",
                meaning: "A value that the request needs could not be made.",
                cause: "An expression gave nothing, no known credential fits, or the target has no URL for the API.",
                remedy: "The message names the value: correct its expression, the credential or the target.",
                example: "the request was not sent: the path value 'id' is absent: its expression gave nothing")
        case .notConnected:
            Explanation(
                title: "no connection could be made",
                meaning: "Nothing accepted the connection, the host's name is unknown, or its certificate is refused.",
                cause: "The server is not running, listens elsewhere, or a firewall or proxy is in the way.",
                remedy: "Check '--against' and the server; 'curl -v' with the 'repeat' line shows how far it gets.",
                example: "no response came: cannot connect to 127.0.0.1:9: connection refused")
        case .interrupted:
            Explanation(
                title: "the connection ended early",
                meaning: "The connection was made, and closed or broken before the response was complete.",
                cause:
                    "The server crashed or restarted, sent fewer bytes than its Content-Length, or is no HTTP server.",
                remedy: "Look at the server's log for this moment.",
                example: "no response came: 127.0.0.1:8080 closed the connection before the response was complete")
        case .timedOut:
            Explanation(
                title: "the response took too long",
                meaning: "No complete response came within '--timeout'.",
                cause: "The server is slow or waits for something that does not come.",
                remedy: "Repeat the request and measure it; raise '--timeout' when it may take that long.",
                example: "no response came: 127.0.0.1:8080 did not answer within 30 s")
        case .notSendable:
            Explanation(
                title: "the request cannot be written as HTTP",
                meaning: "The URL, the method or a header holds what HTTP/1.1 does not allow.",
                cause: "A value with a line break or a control character in a header, or a URL that is none.",
                remedy: "The message names the part: correct the value in the scenario or the target.",
                example: "no response came: header field 'X-Note' cannot be sent: its value has a control character")
        case .disagreed:
            Explanation(
                title: "something disagreed (exit code 1)",
                meaning: "At least one step failed or did not run.",
                cause: "Each failed step has codes of its own, which say why.",
                remedy: "Correct the first failure of each scenario first: those after it may follow from it.",
                example: "12 scenarios, 31 steps, 120 checks: 1 disagreed; 1 step failed [E0901] (0.21 s)")
        case .couldNotRun:
            Explanation(
                title: "the run could not be made (exit code 3)",
                meaning: "Every step that was tried failed because no connection could be made.",
                cause: "The endpoint is not there, or its URL is wrong.",
                remedy: "See E0501.",
                example:
                    "1 scenario, 1 step, 0 checks: could not run, as no connection could be made; 1 step failed [E0902]"
            )
        case .nothingRun:
            Explanation(
                title: "nothing was checked (exit code 3)",
                meaning: "No scenario, no step or no check ran, or all were skipped: that is never a pass.",
                cause: "The folder has no scenario for this kind of target, or all have 'only' for the other kind.",
                remedy: "Name other scenarios, or another target.",
                example: "4 scenarios, 9 steps, 0 checks: nothing was checked, which is no pass, 4 skipped [E0903]")
        case .wrongFile:
            Explanation(
                title: "a file is wrong (exit code 2)",
                meaning: "A contract, behaviour or scenario file cannot be used, and nothing was run.",
                cause: "The lines before say file, line and column of each finding.",
                remedy: "Correct the findings, the first of each file first.",
                example: "s.yaml:9:7: error: unknown key 'stauts' in expectation; did you mean 'status'?")
        case .noEnvironment:
            Explanation(
                title: "the machine does not let us (exit code 3)",
                meaning: "A port, a file to write or the scenarios themselves are not to be had, and nothing was run.",
                cause: "A port is taken, a folder is empty or not writable.",
                remedy: "The message names the thing: free it, or name another.",
                example: "understudy: no scenarios in 'shop/scenarios' [E0905]")
        case .wrongUsage:
            Explanation(
                title: "the command line is wrong (exit code 64)",
                meaning: "An option or an argument is unknown, missing or out of its range.",
                cause: "The message names it.",
                remedy: "'understudy help verify' lists the options.",
                example: "Error: The value 'sideways' is invalid for '--diff <diff>'")
        case .drifted:
            Explanation(
                title: "two targets differ",
                meaning: "'compare' ran the same scenarios on two targets, and at least one response is another.",
                cause: "The mock no longer does what the API does, or two versions of the API differ.",
                remedy: """
                    Each difference has its class and both values. Correct the mock's behaviour, or declare values that \
                    differ by nature as 'volatile', or let '--learn' find them.
                    """,
                example: "12 scenarios, 31 steps, 120 checks: 1 drifted; 1 step differs [E0907] (0.21 s)")
        case .stale:
            Explanation(
                title: "an entry of the baseline is stale (exit code 1)",
                meaning: "A known failure of '--baseline' did not happen, though its scenario ran.",
                cause: "It was put right, or the scenario, its step or the place in the response has another name now.",
                remedy: """
                    Remove the entry, or let '--write-baseline' do it. While it stays, the same failure could come back \
                    unseen.
                    """,
                example: """
                    baseline.yaml:4:5: stale: step 'create' of 'orders are kept' no longer fails with E0103 at /status [E0908]
                    """)
        case .incomplete:
            Explanation(
                title: "scenarios were skipped (exit code 1)",
                meaning: "Nothing failed, but with '--fail-on-skipped' every scenario has to run.",
                cause: "The target has no URL for an API, or a scenario is for the other kind of target.",
                remedy: "The report says why each was skipped: complete the target, or name other scenarios.",
                example:
                    "4 scenarios, 9 steps, 21 checks: 3 agreed, 1 skipped, and none may be skipped [E0912] (0.21 s)")
        case .stopped:
            Explanation(
                title: "the run was interrupted (exit code 128 and the signal's number)",
                meaning: "A signal such as SIGINT stopped the run. Reports have the scenarios that had ended.",
                cause: "Someone pressed Ctrl-C, or the CI system ended the job.",
                remedy: "Run it again; the 'run again' line has the seed.",
                example: "12 scenarios, 31 steps, 40 checks: interrupted by SIGINT after 4 scenarios [E0911] (2.10 s)")
        case .bothFailed:
            Explanation(
                title: "two targets fail alike (exit code 1)",
                meaning: """
                    'compare' found no difference, but both targets break the contract, or neither answers as the scenario \
                    expects.
                    """,
                cause: "Both refuse the credential, or have the same fault; or the scenario expects something else.",
                remedy: """
                    The lines 'on both targets' say what is wrong. Correct the targets, the scenario or the contract, or pass \
                    over it with '--only-differences'.
                    """,
                example: "/status: on both targets: expected 201, found 401 [E0103]")
        case .uncovered:
            Explanation(
                title: "less of the contract was met than has to be (exit code 1)",
                meaning: "Nothing failed, but a kind of coverage is under '--min-coverage'.",
                cause: "The contract has operations, statuses, errors or other parts that no step that passed has met.",
                remedy: "'--coverage-full' lists what was not met, each with its place: write steps that meet it.",
                example: "coverage of 'shop': 3 of 4 statuses (75 %), expected at least 90 % [E0909]")
        }
    }
}
