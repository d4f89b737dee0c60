import ContractCoverage
import Diagnostics
import HTTPModel
import JSONModel
import Moments
import Secrets
import StructuralDiff
import Verification

/// Runs made by hand, for every kind of end a scenario can come to.
enum Runs {
    static let secret = "s3cr3t-\"kéy\"/1"
    static let hostile = "<a href=\"x\">&amp; ]]> 'b' \u{1}\u{1B}[31m\u{7F}\u{9B}\u{FFFE}\u{202E}\t\r\nend"

    /// How `hostile` stands where a text has one line.
    static let visibleHostile =
        #"<a href="x">&amp; ]]> 'b' \u{1}\u{1B}[31m\u{7F}\u{9B}"# + "\u{FFFE}" + #"\u{202E}\u{9}\u{D}\u{A}end"#
    /// What formats other than XML could take for their own.
    static let signs =
        ##"| `a` ```` *b* _c_ [d](e) ~~f~~ # SKIP # TODO \ \# %0A ::error::g @h "##
        + ##"www.i.j http://k </script></pre>--> $l$ "m" !"##

    /// A run of each kind, with what it is called in test results.
    static let all: [(name: String, run: Run)] = [
        ("agreed", agreed), ("failing", failing), ("hostile", hostileRun), ("signs", signsRun),
        ("secretive", secretive), ("empty", empty),
        ("skipped", skipped), ("unreachable", unreachable), ("repeating", repeating), ("several", several),
        ("lines", lines), ("longText", longText), ("oneCause", oneCause), ("alike", alike), ("drifted", drifted),
        ("known", known),
        ("uncovered", uncovered), ("bothFailed", bothFailed), ("interrupted", interrupted), ("waiting", waitingRun),
        ("password", password), ("unchecked", unchecked),
        ("driftedAndAlike", driftedAndAlike),
    ]

    static let agreed = run([scenario("orders are kept", [step("create", checks: 4, exchange(201))])])

    static let empty = run([])

    static let skipped = run([
        ScenarioRun(
            title: "real only", api: "shop", location: at(1), skipReason: "the target is the mock",
            steps: [step("a", .skipped), step("b", .skipped)], duration: .zero)
    ])

    static let unreachable = run([
        scenario(
            "nobody there",
            [
                step(
                    "a", .failed,
                    [.unreachable(TransportError(.notConnected, "cannot connect to shop:80: connection refused"))],
                    exchange(nil))
            ])
    ])

    /// Three differences in one body.
    static let several = run([
        scenario(
            "orders are kept",
            [
                failed(
                    [
                        .difference(
                            Difference(.changed(expected: 200, actual: 201), at: JSONPointer(tokens: ["status"]))),
                        .unmatched(at: JSONPointer(tokens: ["body", "id"]), wanted: "a UUID", found: "17"),
                        .difference(
                            Difference(
                                .changed(expected: 5, actual: 4),
                                at: JSONPointer(tokens: ["body", "lines", "3", "qty"]))),
                        .difference(Difference(.missing(expected: 10), at: JSONPointer(tokens: ["body", "total"]))),
                    ],
                    received: [
                        "a": 1, "b": 2, "c": 3, "d": 4, "id": "17",
                        "lines": [["qty": 1], ["qty": 2], ["qty": 3], ["qty": 4]],
                    ])
            ])
    ])

    /// Known failures of every kind, and a stale entry.
    static let known: Run = {
        var run = failing
        run.scenarios[0].steps[0].knownProblems = [
            0: KnownFailure(reason: hostile), 1: KnownFailure(reason: nil), 2: KnownFailure(reason: nil),
            3: KnownFailure(reason: nil), 4: KnownFailure(reason: nil),
        ]
        run.scenarios[0].steps[0].known = KnownFailure(reason: hostile)
        run.scenarios[0].steps[1].known = KnownFailure(reason: nil)
        run.baseline = BaselineOutcome(
            file: hostile, stale: [.init(sentence: hostile, location: at(7))], unjudged: 2)
        return run
    }()

    /// A contract with more errors than formats for people show, a step without an expectation, and a request that was
    /// sent again.
    static let unchecked: Run = {
        var run = failing
        run.unchecked = (1...12).map {
            .error(
                at: SourceLocation(file: "shop/openapi.yaml", line: $0, column: 5), "wrong \($0) \(hostile)",
                loss: $0 == 1 ? nil : "loss \($0) \(hostile)")
        }
        run.scenarios[1].steps[0].expectsNothing = true
        run.scenarios[1].steps[0].attempts.resent = 2
        return run
    }()

    /// Nothing failed, and too little was met.
    static let uncovered: Run = {
        var run = agreed
        let gap = Coverage.Gap(what: hostile, location: at(9))
        let coverage = Coverage(
            api: hostile,
            parts: [
                Coverage.Part(kind: .operations, total: 12, gaps: []),
                Coverage.Part(kind: .statuses, total: 8, gaps: [gap, gap, gap, gap, gap, gap, gap]),
            ])
        run.coverage = RunCoverage(apis: [coverage], minimum: try? CoverageMinimum("90"))
        return run
    }()

    static let lines = changed("text", "a\nb\nc\n", "a\nB\nc\n")

    static let longText = changed(
        "note", long("one"), long("three"))

    static let alike = changed("note", "caf\u{E9}", "cafe\u{301}")

    static let oneCause = run([
        scenario(
            "first",
            [
                step("a", .failed, [refused], exchange(nil)),
                step("c", .notRun(reason: "needs output 'id' of step 'a', which did not come")),
            ]),
        scenario(
            "second",
            [
                step("a", .failed, [refused], exchange(nil)), step("b", .failed, [refused], exchange(nil)),
                step("c", .notRun(reason: "needs output 'id' of step 'a', which did not come")),
            ]),
        scenario(
            "mixed",
            [
                step("a", .failed, [refused], exchange(nil)),
                step(
                    "b", .failed, checks: 1,
                    [
                        .difference(
                            Difference(.changed(expected: 201, actual: 500), at: JSONPointer(tokens: ["status"])))
                    ]),
            ]),
    ])

    private static let refused = StepProblem.unreachable(
        TransportError(.notConnected, "cannot connect to shop:80: connection refused"))

    private static func long(_ word: String) -> String {
        "\(String(repeating: "x", count: 1000)) \(word) \(String(repeating: "y", count: 1000))"
    }

    private static func changed(_ name: String, _ expected: String, _ actual: String) -> Run {
        let kind = Difference.Kind.changed(expected: .string(expected), actual: .string(actual))
        let problem = StepProblem.difference(Difference(kind, at: JSONPointer(tokens: ["body", name])))
        return run([scenario("orders are kept", [failed([problem], received: [name: .string(actual)])])])
    }

    private static func failed(_ problems: [StepProblem], received: JSON) -> StepRun {
        StepRun(
            id: "create", title: "Call-create", location: at(5), operation: "Call", outcome: .failed,
            problems: problems, checks: problems.count, exchange: exchange(201, body: received.description),
            received: received)
    }

    static let failing = run([
        scenario(
            "orders are kept",
            [
                step(
                    "create", .failed, checks: 6,
                    [
                        .difference(
                            Difference(.changed(expected: 201, actual: 422), at: JSONPointer(tokens: ["status"]))),
                        .unmatched(at: JSONPointer(tokens: ["body", "id"]), wanted: "a UUID", found: .none),
                        .unmatched(
                            at: JSONPointer(tokens: ["headers", "X-Long"]), wanted: "a UUID",
                            found: .string(String(repeating: "x", count: 300))),
                        .violation(
                            at: JSONPointer(tokens: ["body", "amount"]), keyword: "type",
                            message: "expected an integer, found a string",
                            contractLocation: SourceLocation(file: "shop/openapi.yaml", line: 41, column: 9)),
                        .missingOutput(name: "id"),
                    ], exchange(422)),
                step("lines", .notRun(reason: "needs output 'id' of step 'create', which did not come")),
                step("health", checks: 1, exchange(204)),
            ]),
        scenario("orders are listed", [step("list", checks: 2, exchange(200))]),
        ScenarioRun(
            title: "refunds", api: "shop", location: at(1), skipReason: "the target is the mock",
            steps: [step("a", .skipped)], duration: .zero),
    ])

    /// A step that waited in vain, after a connection was refused twice.
    static let repeating = run([
        scenario(
            "waiting",
            [
                StepRun(
                    id: "made/get", title: "Get", location: at(5), outcome: .failed,
                    problems: [
                        .unmet(.until("$statusCode == 404", attempts: 3, limit: "attempts", status: 200)),
                        .brokenSchema(
                            at: JSONPointer(tokens: ["body", "id"]), keyword: "type",
                            message: "expected string, found integer", schemaLocation: at(9)),
                    ], checks: 1, exchange: exchange(200, body: "[1,\u{1}]"),
                    attempts: Attempts(count: 3, retries: 2, endedBy: "attempts"))
            ])
    ])

    /// A target that made requests wait.
    static let waitingRun: Run = {
        var waiting = Waiting.none
        (waiting.rate, waiting.retry, waiting.retries) = (.seconds(1), .seconds(2), 1)
        waiting.tooLong = .seconds(90)
        let answered = exchange(429)
        let late = Exchange(
            baseURL: answered.baseURL, request: answered.request, response: answered.response, duration: .seconds(1),
            waiting: waiting, start: .seconds(3))
        return run([scenario("busy", [step("a", .failed, checks: 1, [], late)])])
    }()

    static let hostileRun = everywhere(hostile)

    static let signsRun = everywhere(signs)

    /// A run that has `text` wherever there can be one.
    private static func everywhere(_ hostile: String) -> Run {
        run([
            scenario(
                hostile,
                [
                    step(
                        hostile, .failed, checks: 1,
                        [
                            .difference(
                                Difference(
                                    .changed(expected: .string(hostile), actual: [.string(hostile)]),
                                    at: JSONPointer(tokens: ["body", hostile]))),
                            .violation(
                                at: JSONPointer(tokens: [hostile]), keyword: hostile, message: hostile,
                                contractLocation: SourceLocation(file: hostile, line: 1, column: 1)),
                            .missingOutput(name: hostile), .unsendable(reason: hostile), .nothingChecked,
                            .malformed(at: JSONPointer(tokens: ["headers", hostile]), message: hostile),
                            .unreachable(TransportError(.timedOut, hostile)),
                        ], exchange(200, body: hostile)),
                    step("b", .notRun(reason: hostile)),
                ]),
            ScenarioRun(
                title: "s", api: hostile, location: SourceLocation(file: hostile, line: 1, column: 1),
                skipReason: hostile,
                steps: [step("c", .skipped)], duration: .zero),
        ])
    }

    /// The secret is in a header, a query, a cookie and the authority, and comes back in a body and in problems.
    static let secretive = run([
        scenario(
            "an echo of \(secret)",
            [
                step(
                    "echo \(secret)", .failed, checks: 1,
                    [
                        .difference(
                            Difference(
                                .changed(expected: .string("no \(secret)"), actual: ["key": .string(secret)]),
                                at: JSONPointer(tokens: ["body", secret]))),
                        .violation(
                            at: JSONPointer(tokens: ["body"]), keyword: "pattern", message: "found '\(secret)'",
                            contractLocation: nil),
                        .unsendable(reason: "bad key \(secret)"),
                        .unreachable(TransportError(.badRequest, "cannot send \(PercentEncoding.encode(secret))")),
                    ], secretExchange),
                step("after", .notRun(reason: "needs \(secret)")),
            ])
    ])

    private static let secretExchange = Exchange(
        baseURL: "http://user:\(PercentEncoding.encode(secret))@shop/v1",
        request: HTTPRequest(
            .post, RequestTarget("/orders?token=\(PercentEncoding.encode(secret))&page=2"),
            fields: ["X-Key": secret, "Authorization": "Bearer \(secret)", "Cookie": "a=b; session=\(secret)"],
            body: Array(JSON.object(["key": .string(secret)]).description.utf8)),
        response: HTTPResponse(
            status: 200, fields: ["Set-Cookie": "session=\(secret); Path=/", "X-Echo": secret],
            body: Array("you sent \(secret)".utf8)),
        duration: .milliseconds(3))

    /// The secret is in the exchange with the second target only, and comes back in problems.
    static let secretOfTheOtherTarget: Run = {
        var run = drifted
        let problem = StepProblem.difference(
            Difference(
                .changed(expected: "none", actual: .string(secret)), at: JSONPointer(tokens: ["body", "echo"])))
        run.scenarios[0].steps = [
            StepRun(
                id: "create", title: "Call-create", location: at(5), outcome: .failed, problems: [problem], checks: 1,
                exchange: exchange(200), counterpart: secretExchange)
        ]
        return run
    }()

    /// Bodies with a secret of three characters, `qqq`, after its name.
    static let shortSecretBodies: [(type: String, text: String)] = [
        ("application/json", #"{"password": "qqq", "n": 1}"#),
        ("application/json", #"{"clientSecret":{"a":["qqq"]},"passphrase":"qqq","cut":{"Api-Key":"qqq"#),
        ("text/plain", #"[{"id_token":"qqq"}]"#),
        ("application/json", #"{"p\u0061ssword":"qqq"}"#),
        ("application/x-www-form-urlencoded", "user=a&password=qqq&user%5Bpassword%5D=qqq&refresh_token=qqq"),
        ("application/xml", #"<a><s:password x="1">qqq</s:password><b Client-Secret="qqq"/></a>"#),
        ("text/xml", "<a><secret><![CDATA[qqq]]></secret><password>qqq"),
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nqqq\r\n--x\r\n"
                + "Content-Type: application/json\r\n\r\n{\"secret\":\"qqq\"}\r\n--x--\r\n"
        ),
        ("text/plain", "login failed, password=qqq; access_token: 'qqq'"),
        ("application/json;charset=iso-8859-1", #"{"password":"qqq","é":1}"#),
    ]

    /// Secrets of three characters, `qqq` and `xyz`, wherever their names tell that they are secret.
    static let password: Run = {
        let problems: [StepProblem] = [
            .difference(
                Difference(.changed(expected: "xyz", actual: "qqq"), at: JSONPointer(tokens: ["body", "password"]))),
            .difference(
                Difference(.changed(expected: "xyz", actual: "qqq"), at: JSONPointer(tokens: ["headers", "X-Key"]))),
            .unmatched(
                at: JSONPointer(tokens: ["body", "password"]), wanted: #"anything but "xyz""#, found: .string("qqq")),
            .violation(
                at: JSONPointer(tokens: ["body", "password"]), keyword: "const",
                message: #"expected a string of 5 characters, found "qqq""#, contractLocation: nil),
            .brokenSchema(
                at: JSONPointer(tokens: ["body", "password"]), keyword: "const", message: #"found "x", found "qqq""#,
                schemaLocation: at(9)),
        ]
        let steps = shortSecretBodies.enumerated().map { number, body in
            StepRun(
                id: "create\(number)", title: "Call", location: at(5), outcome: .failed,
                problems: problems
                    + [
                        .difference(
                            Difference(.changed(expected: 201, actual: 200), at: JSONPointer(tokens: ["status"])))
                    ], checks: 1,
                exchange: shortSecretExchange(body.type, body.text), received: ["password": "qqq", "n": 1])
        }
        return run([scenario("sign in", steps)])
    }()

    private static func shortSecretExchange(_ type: String, _ text: String) -> Exchange {
        let body =
            type.hasSuffix("8859-1")
            ? text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } : Array(text.utf8)
        return Exchange(
            baseURL: "http://me:qqq@shop/v1",
            request: HTTPRequest(
                .post, RequestTarget("/orders?token=qqq&page=2&client_secret=qqq"),
                fields: [
                    "Content-Type": type, "X-Key": "qqq", "X-Api-Key": "qqq", "Authorization": "Basic cXFx",
                    "Cookie": "a=qqq",
                ], body: body),
            response: HTTPResponse(status: 200, fields: ["Content-Type": type, "Set-Cookie": "a=qqq"], body: body),
            duration: .milliseconds(3))
    }

    /// Two targets that fail alike.
    static let bothFailed: Run = {
        var run = drifted
        let problem = StepProblem.unmatched(at: JSONPointer(tokens: ["status"]), wanted: "201", found: 401)
        run.scenarios[0].steps = [
            StepRun(
                id: "create", title: "Call-create", location: at(5), operation: "Call", outcome: .failed,
                problems: [.onBoth(problem)], checks: 1, exchange: exchange(401), counterpart: exchange(401))
        ]
        run.scenarios[0].steps[0].isAlike = true
        return run
    }()

    /// Two targets that answer differently.
    static let drifted = Run(
        target: Target(baseURLs: ["shop": "http://shop/v1"], isMock: true, name: "mock"),
        scenarios: [
            scenario(
                "orders are kept",
                [
                    StepRun(
                        id: "create", title: "Call-create", location: at(5), operation: "Call", outcome: .failed,
                        problems: [
                            .difference(
                                Difference(.changed(expected: 201, actual: 200), at: JSONPointer(tokens: ["status"])))
                        ], checks: 1, exchange: exchange(201), counterpart: exchange(200))
                ])
        ], duration: .milliseconds(215), secrets: SecretNames(),
        counterpart: Target(baseURLs: ["shop": "http://shop/v1"], isMock: false, name: "staging"))

    /// One scenario differs, and one fails alike.
    static let driftedAndAlike: Run = {
        var run = drifted
        run.scenarios += bothFailed.scenarios
        return run
    }()

    private static func run(_ scenarios: [ScenarioRun]) -> Run {
        Run(
            target: Target(baseURLs: ["shop": "http://shop/v1"], isMock: true), scenarios: scenarios,
            duration: .milliseconds(215), secrets: SecretNames(headers: ["X-Key"], query: ["token"]))
    }

    private static let origin = RunOrigin(
        start: Timestamp(microseconds: 1_774_944_000_123_000), version: "0.1.0", seed: 42,
        command: ["understudy", "verify", "shop dir/s.yaml", "--against", "http://user:\(secret)@shop/v1"])

    /// A run that says how it can be made again, and was interrupted.
    static let interrupted: Run = {
        var run = failing
        run.origin = origin
        run.interruption = Interruption(name: "SIGTERM", number: 15)
        run.scenarios[0].steps[0].api = "shop"
        return run
    }()

    private static func scenario(_ title: String, _ steps: [StepRun]) -> ScenarioRun {
        ScenarioRun(title: title, api: "shop", location: at(1), steps: steps, duration: .milliseconds(12))
    }

    private static func step(
        _ id: String, _ outcome: StepRun.Outcome = .passed, checks: Int = 0, _ problems: [StepProblem] = [],
        _ exchange: Exchange? = nil
    ) -> StepRun {
        StepRun(
            id: id, title: "Call-\(id)", location: at(5), operation: outcome == .passed ? "Call" : nil,
            outcome: outcome, problems: problems, checks: checks, exchange: exchange)
    }

    private static func step(_ id: String, checks: Int, _ exchange: Exchange) -> StepRun {
        step(id, .passed, checks: checks, [], exchange)
    }

    private static func exchange(_ status: Int?, body: String = "{}") -> Exchange {
        Exchange(
            baseURL: "http://shop/v1",
            request: HTTPRequest(
                .post, RequestTarget("/orders"), fields: ["X-Key": "key-1234"], body: Array("{}".utf8)),
            response: status.map {
                HTTPResponse(status: $0, fields: ["Content-Type": "application/json"], body: Array(body.utf8))
            },
            duration: .microseconds(1234))
    }

    private static func at(_ line: Int) -> SourceLocation { SourceLocation(file: "shop/s.yaml", line: line, column: 5) }
}
