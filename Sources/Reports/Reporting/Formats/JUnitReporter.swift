internal import Diagnostics
package import Verification

/// JUnit XML as CI systems read it: a suite for each scenario, a case for each step.
package struct JUnitReporter: Reporter {
    package static let name = "junit"
    package static let showsPassedExchanges = false

    package init() {}

    package func render(_ run: Run) -> [UInt8] {
        let report = Report(run, showsPassedExchanges: Self.showsPassedExchanges)
        let errors = Self.errorSuite(report)
        let steps = report.counts.steps
        var root = JUnitElement("testsuites")
        root["name"] = "understudy"
        root["tests"] = String(steps.total + errors.count + report.unchecked.count)
        root["failures"] = String(steps.failed + steps.notRun)
        root["errors"] = String(errors.count)
        root["skipped"] = String(steps.skipped + steps.known + report.unchecked.count)
        root["time"] = report.duration.inSeconds(digits: 3)
        if let origin = report.origin { root["timestamp"] = origin.startText }
        let names = UniqueNames.of(
            report.scenarios.map { scenario in
                ("\(scenario.api).\(scenario.title)", scenario.location.description)
            })
        root.children =
            zip(report.scenarios, names).map { Self.suite($0, className: $1, report.origin) }
            + Self.uncheckedSuite(report) + errors
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(root.text())".utf8)
    }

    /// A suite with a skipped case for each part that could not be checked.
    private static func uncheckedSuite(_ report: Report) -> [JUnitElement] {
        guard !report.unchecked.isEmpty else { return [] }
        let count = String(report.unchecked.count)
        var suite = JUnitElement("testsuite")
        suite["name"] = UncheckedText.title
        suite["tests"] = count
        suite["failures"] = "0"
        suite["errors"] = "0"
        suite["skipped"] = count
        suite["time"] = "0.000"
        let names = UniqueNames.of(report.unchecked.map { (UncheckedText.sentence($0), "\($0.location)") })
        suite.children = zip(report.unchecked, names).map { finding, name in
            var testCase = JUnitElement("testcase")
            testCase["name"] = name
            testCase["classname"] = "understudy"
            testCase["time"] = "0.000"
            testCase["file"] = finding.location.file
            testCase["line"] = String(finding.location.line)
            testCase.children = [child("skipped", message: finding.loss ?? finding.message)]
            return testCase
        }
        return [suite]
    }

    /// An additional suite for a run that failed as a whole.
    private static func errorSuite(_ report: Report) -> [JUnitElement] {
        guard report.verdict.isUnfinished else { return [] }
        var error = JUnitElement("error")
        error["message"] = report.codedSummary
        error["type"] = report.verdict.rawValue
        var testCase = JUnitElement("testcase")
        testCase["name"] = "verdict"
        testCase["classname"] = "understudy"
        testCase["time"] = "0.000"
        testCase.children = [error]
        var suite = JUnitElement("testsuite")
        suite["name"] = "understudy"
        suite["tests"] = "1"
        suite["failures"] = "0"
        suite["errors"] = "1"
        suite["skipped"] = "0"
        suite["time"] = "0.000"
        suite.children = [testCase]
        return [suite]
    }

    private static func suite(
        _ scenario: ScenarioReport, className: String, _ origin: RunOrigin?
    ) -> JUnitElement {
        var suite = JUnitElement("testsuite")
        suite["name"] = scenario.title
        suite["tests"] = String(scenario.tally.total)
        suite["failures"] = String(scenario.tally.failed + scenario.tally.notRun)
        suite["errors"] = "0"
        suite["skipped"] = String(scenario.tally.skipped + scenario.tally.known)
        suite["time"] = scenario.duration.inSeconds(digits: 3)
        if let origin { suite["timestamp"] = origin.startText }
        suite["file"] = scenario.location.file
        let names = UniqueNames.of(scenario.steps.map { ("\($0.id): \($0.title)", $0.location.description) })
        suite.children =
            [properties(origin)].compactMap(\.self)
            + zip(scenario.steps, names).map { testCase($0, name: $1, of: scenario, className: className) }
        return suite
    }

    /// The data for repeating the run.
    private static func properties(_ origin: RunOrigin?) -> JUnitElement? {
        guard let origin else { return nil }
        var element = JUnitElement("properties")
        element.children = [("version", origin.version), ("seed", String(origin.seed)), ("again", origin.again)].map {
            var property = JUnitElement("property")
            property["name"] = $0
            property["value"] = $1
            return property
        }
        return element
    }

    private static func testCase(
        _ step: StepReport, name: String, of scenario: ScenarioReport, className: String
    ) -> JUnitElement {
        var element = JUnitElement("testcase")
        element["name"] = name
        element["classname"] = className
        element["time"] = (step.duration ?? .zero).inSeconds(digits: 3)
        element["file"] = step.location.file
        element["line"] = String(step.location.line)
        switch step.outcome {
        case .passed: break
        case .skipped: element.children = [child("skipped", message: scenario.skipReason ?? "skipped")]
        case .notRun: element.children = [failure("notRun", Self.notRun(step), text: step.location.description)]
        case .failed: element.children = [failure(step)]
        // Because JUnit has no word for known, and a failure would be red.
        case .known: element.children = [child("skipped", message: knownMessage(step))]
        }
        return element
    }

    private static func failure(_ step: StepReport) -> JUnitElement {
        var lines = [step.location.description] + step.sentences + step.exchangeLines
        if let command = step.command { lines.append("repeat: \(command)") }
        let message = step.problems.first.map { "\(PlainText.short($0.sentence)) [\($0.code.rawValue)]" } ?? "failed"
        return failure(step.problems.first?.kind.rawValue ?? "failed", message, text: lines.joined(separator: "\n"))
    }

    private static func knownMessage(_ step: StepReport) -> String {
        let reason = step.knownReason.map { " (\($0))" } ?? ""
        let sentences = step.problems.map { "\(PlainText.short($0.sentence)) [\($0.code.rawValue)]" }
        return "known\(reason): \(sentences.isEmpty ? notRun(step) : sentences.joined(separator: "; "))"
    }

    private static func notRun(_ step: StepReport) -> String {
        "\(step.reason ?? "") [\(FailureCode.notRun.rawValue)]"
    }

    private static func failure(_ type: String, _ message: String, text: String) -> JUnitElement {
        var element = child("failure", message: message)
        element["type"] = type
        element.content = text
        return element
    }

    private static func child(_ name: String, message: String) -> JUnitElement {
        var element = JUnitElement(name)
        element["message"] = message
        return element
    }
}
