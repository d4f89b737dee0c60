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
                    Look at the response in the JSON report. Correct the API. If the value is optional, write '!optional' \
                    around it in the scenario.
                    """,
                example: "/body/items/2 [E0101]\n  expected {\"sku\":\"A-7\"}\n  found    nothing")
        case .unexpected:
            Explanation(
                title: "there is an unexpected value",
                meaning:
                    "The response has an element, or a member of a strict object, that the scenario does not name.",
                cause: "The API sends more than before, or a list is longer than the scenario's.",
                remedy: "Add it to the scenario, or expect an open object, or '!each' for lists of any length.",
                example: "/body/items/3 [E0102]\n  expected nothing\n  found    {\"sku\":\"B-1\"}")
        case .changed:
            Explanation(
                title: "a value differs",
                meaning: "The response has a value of the expected type, but another value.",
                cause: """
                    The API does not behave as the scenario says, an earlier step left another state, or the value is new \
                    in each response. For a wrong '/status', the response's body usually has the reason.
                    """,
                remedy: """
                    Repeat the request with the 'repeat' line. Correct the API or the scenario. For a value that is new \
                    in each response, use a matcher such as '!uuid'.
                    """,
                example: "/status [E0103]\n  expected 201\n  found    422")
        case .typeChanged:
            Explanation(
                title: "a value has another type",
                meaning: "The response has, for example, a text where a number is expected.",
                cause:
                    "The API quotes numbers, sends null for an empty value, or sends an element in place of a list of one.",
                remedy:
                    "Correct the API, or the type of the value in the scenario: the text '\"100\"' is not the number 100.",
                example: "/body/amount [E0104]\n  expected 1050\n  found    \"1050\"")
        case .moved:
            Explanation(
                title: "an element has moved",
                meaning: "A list has the element, but in another order relative to the elements around it.",
                cause: "The API sorts in another way, or not at all.",
                remedy: "Ask the API for an order. If the order does not matter, expect the list with '!unordered'.",
                example: "/body/items/0 [E0105]\n  expected the element at index 2\n  found    it here")
        case .reordered:
            Explanation(
                title: "members come in another order",
                meaning: "An object has the expected members in another order, and the comparison includes the order.",
                cause: "The API writes its objects from a table without an order, or its fields were rearranged.",
                remedy: "Compare without the order; it has no meaning in JSON (RFC 8259 §4).",
                example: "/body [E0106]\n  expected the order id, name\n  found    the order name, id")
        case .unmatched:
            Explanation(
                title: "a value does not fit its matcher",
                meaning: "The scenario describes the value by a matcher. The value does not fit it, or is missing.",
                cause: "The API sends another form, such as a date without its zone, or leaves the value out.",
                remedy: "Compare the value with the matcher. Correct the API, or use the matcher that is right.",
                example: "/body/id [E0107]\n  expected a UUID\n  found    \"17\"")
        case .brokenSchema:
            Explanation(
                title: "a value breaks the scenario's schema",
                meaning: "The scenario checks a value by a JSON Schema ('!schema'), and the value is not valid.",
                cause: "The API sends another shape than the schema says. The line 'at' has the place in the schema.",
                remedy: "Correct the API, or the schema that the scenario writes or refers to.",
                example: """
                    /body/lines [E0108]: breaks the schema: expected an array, found a string
                      at shop/order.yaml:9:17
                    """)
        case .undocumentedStatus:
            Explanation(
                title: "the contract does not document the status",
                meaning: "The operation answered with a status that its OpenAPI document does not list.",
                cause: "The request was refused for an undocumented reason, or the server failed.",
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
                meaning: "The response's body is missing, or breaks the contract's schema for this status.",
                cause: "The API has changed and its document has not, or the other way round.",
                remedy: "The line 'at' names the keyword of the schema: correct that, or the API.",
                example:
                    "/body/amount: breaks the contract: expected an integer, found a string\n  at openapi.yaml:41:9")
        case .undocumentedMediaType:
            Explanation(
                title: "the contract does not document the media type",
                meaning: "The contract does not list the response's Content-Type for this status.",
                cause: "A proxy or an error page of the server answered instead of the API.",
                remedy: "Look at the body. Add the media type to the contract, or correct the server that answered.",
                example: "/body: breaks the contract: expected 'application/json', found 'text/html'")
        case .unreadableBody:
            Explanation(
                title: "a body cannot be read",
                meaning: "The Content-Type says JSON or XML, and the body is not well-formed.",
                cause: "The body was cut off, has a trailing comma or a name twice, or is in another encoding.",
                remedy: "The message has the line and the column. Repeat the request and look at the raw body.",
                example: "/body: breaks the contract: expected a value, found '}' at line 3, column 1")
        case .malformed:
            Explanation(
                title: "a response violates HTTP",
                meaning: "Its header fields contradict each other, or its status, about the length of the body.",
                cause: "A proxy or the application adds a second 'Content-Length', or one where none is allowed.",
                remedy:
                    "Let only the server set the length. Other programs may read such a response in different ways.",
                example: """
                    /headers/Content-Length: breaks HTTP: the lengths 5 and 7 contradict each other (RFC 9112 §6.3) [E0206]
                    """)
        case .missingOutput:
            Explanation(
                title: "the response has no value for an output",
                meaning:
                    "The scenario takes a value from the response for later steps, and the response does not have it.",
                cause: "The request was refused, so the response is an error, or the pointer is wrong.",
                remedy:
                    "Correct the other failures of this step first. Else compare the output's expression with the body.",
                example: "the response has no value for output 'id'")
        case .notRun:
            Explanation(
                title: "a step did not run",
                meaning:
                    "The step needs an output of an earlier step, and the output has no value. It counts as failed.",
                cause: "An earlier step failed.",
                remedy: "Correct the earlier step; this one then runs.",
                example: "did not run: needs output 'id' of step 'create', which did not come")
        case .tooMuchWork:
            Explanation(
                title: "the response takes too much work to judge",
                meaning: "Judging the response was cut off, so nobody knows whether it is right. It counts as failed.",
                cause: """
                    A pattern with a repetition inside of a repetition, schemas that branch into each other, a query such \
                    as '$..*..*', or a response of an unusual size.
                    """,
                remedy: "Write the pattern, the schema or the query that the message names so that it takes less work.",
                example: """
                    cannot be judged: that takes more than 50000000 units of work; cut off while matching the pattern \
                    '^(a+)+$' [E0307]
                    """)
        case .nothingChecked:
            Explanation(
                title: "no step of a scenario was checked",
                meaning: "The scenario ran, and no value was compared: that is not a pass.",
                cause: "No step expects anything, and no request is an operation of the contract.",
                remedy: "Write an 'expect' in a step, or call an operation of the contract.",
                example: "no step was checked: none expects anything, and none is an operation of the contract")
        case .neverTrue:
            Explanation(
                title: "a condition never came true",
                meaning: "A step was repeated until a limit ended it. The condition of 'until' never held.",
                cause: "The state takes longer than the limit to come, or never comes.",
                remedy: """
                    Look at the last response, which the report shows. Raise 'attempts' or 'within'. If a response shows \
                    that the state will never come, name it in 'fail-when'.
                    """,
                example: """
                    'until' did not come true before 'attempts' ended it after 5 attempts: \
                    $response.body#/status == 'paid'; the last status was 200 [E0304]
                    """)
        case .endedEarly:
            Explanation(
                title: "a condition of 'fail-when' came true",
                meaning: "A step was repeated, and a condition of its 'fail-when' ended it.",
                cause: "The operation that the step waits for has failed in the API.",
                remedy: "Look at the last response, which the report shows.",
                example: """
                    'fail-when' came true at attempt 2: $response.body#/status == 'failed'; the status was 200 [E0305]
                    """)
        case .notGiven:
            Explanation(
                title: "the given state could not be made",
                meaning: "The mock refused a resource or a time of the scenario's 'given'.",
                cause: "The resource has no key or an unknown state, or the mock is of an older version.",
                remedy: "The message has the mock's answer: correct 'given' in the scenario.",
                example: "the mock did not take a resource of 'orders': 400 no state 'payed' in 'orders' [E0306]")
        case .notSent:
            Explanation(
                title: "the request was not sent",
                meaning: "A value that the request needs could not be made.",
                cause: "An expression has no value, no known credential fits, or the target has no URL for the API.",
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
                meaning: "The connection was closed or broken before the response was complete.",
                cause:
                    "The server crashed or restarted, sent fewer bytes than its Content-Length, or is no HTTP server.",
                remedy: "Look at the server's log for this moment.",
                example: "no response came: 127.0.0.1:8080 closed the connection before the response was complete")
        case .timedOut:
            Explanation(
                title: "the response took too long",
                meaning: "No complete response came within '--timeout'.",
                cause: "The server is slow, or waits for something.",
                remedy: "Repeat the request and measure it. If it may take that long, raise '--timeout'.",
                example: "no response came: 127.0.0.1:8080 did not answer within 30 s")
        case .notSendable:
            Explanation(
                title: "the request cannot be written as HTTP",
                meaning: "The URL, the method or a header has characters that HTTP/1.1 does not allow.",
                cause: "A header has a line break or a control character in its value, or the URL is not valid.",
                remedy: "The message names the part: correct its value in the scenario or the target.",
                example: "no response came: header field 'X-Note' cannot be sent: its value has a control character")
        case .disagreed:
            Explanation(
                title: "something disagreed (exit code 1)",
                meaning: "At least one step failed or did not run.",
                cause: "Each failed step has codes of its own: they say why.",
                remedy: "Correct the first failure of each scenario first: later ones may follow from it.",
                example: "12 scenarios, 31 steps, 120 checks: 1 disagreed; 1 step failed [E0901] (0.21 s)")
        case .couldNotRun:
            Explanation(
                title: "the run could not be made (exit code 3)",
                meaning: "Every step that was tried failed because no connection could be made.",
                cause: "The endpoint does not run, or its URL is wrong.",
                remedy: "See E0501.",
                example:
                    "1 scenario, 1 step, 0 checks: could not run, as no connection could be made; 1 step failed [E0902]"
            )
        case .nothingRun:
            Explanation(
                title: "nothing was checked (exit code 3)",
                meaning: "No scenario, step or check ran, or all were skipped: that is never a pass.",
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
                title: "something on this machine is missing (exit code 3)",
                meaning: "There is no free port, no writable file or no scenario. Nothing was run.",
                cause: "A port is in use, or a folder is empty or not writable.",
                remedy: "The message names it: free it, or name another.",
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
                meaning: "'compare' ran the same scenarios on two targets, and at least one response differs.",
                cause: "The mock no longer does what the API does, or two versions of the API differ.",
                remedy: """
                    Each difference has its class and both values. Correct the mock's behaviour. If values may differ, \
                    name their places in 'volatile', or let '--learn' find them.
                    """,
                example: "12 scenarios, 31 steps, 120 checks: 1 drifted; 1 step differs [E0907] (0.21 s)")
        case .stale:
            Explanation(
                title: "an entry of the baseline is stale (exit code 1)",
                meaning: "A known failure of '--baseline' did not happen, though its scenario ran.",
                cause: "The failure was corrected, or the scenario, its step or the place in the response was renamed.",
                remedy: """
                    Remove the entry, or let '--write-baseline' do it. While it stays, the same failure could come back \
                    unnoticed.
                    """,
                example: """
                    baseline.yaml:4:5: stale: step 'create' of 'orders are kept' no longer fails with E0103 at /status [E0908]
                    """)
        case .incomplete:
            Explanation(
                title: "scenarios were skipped (exit code 1)",
                meaning: "Nothing failed, but '--fail-on-skipped' requires every scenario to run.",
                cause: "The target has no URL for an API, or a scenario is for the other kind of target.",
                remedy: "The report has the reason for each. Complete the target, or choose other scenarios.",
                example:
                    "4 scenarios, 9 steps, 21 checks: 3 agreed, 1 skipped, and none may be skipped [E0912] (0.21 s)")
        case .stopped:
            Explanation(
                title: "the run was interrupted (exit code 128 and the signal's number)",
                meaning: "A signal such as SIGINT stopped the run. Reports contain the scenarios that had ended.",
                cause: "Someone pressed Ctrl-C, or the CI system ended the job.",
                remedy: "Run it again; the 'run again' line has the seed.",
                example: "12 scenarios, 31 steps, 40 checks: interrupted by SIGINT after 4 scenarios [E0911] (2.10 s)")
        case .bothFailed:
            Explanation(
                title: "two targets have the same failures (exit code 1)",
                meaning: """
                    'compare' found no difference, but both targets violate the contract, or neither answers as the \
                    scenario expects.
                    """,
                cause: "Both refuse the credential or have the same bug, or the scenario is wrong.",
                remedy: """
                    The lines 'on both targets' have the reasons. Correct the targets, the scenario or the contract. With \
                    '--only-differences' such failures do not count.
                    """,
                example: "/status: on both targets: expected 201, found 401 [E0103]")
        case .uncovered:
            Explanation(
                title: "the run covers less of the contract than required (exit code 1)",
                meaning: "Nothing failed, but a kind of coverage is under '--min-coverage'.",
                cause: "The contract has operations, statuses, errors or other parts that no passed step has used.",
                remedy: "'--coverage-full' lists the missing parts with their places: write steps that use them.",
                example: "coverage of 'shop': 3 of 4 statuses (75 %), expected at least 90 % [E0909]")
        }
    }
}
