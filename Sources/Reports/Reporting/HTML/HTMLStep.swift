internal import Diagnostics
internal import JSONModel
internal import StructuralDiff
internal import Verification

/// A step: the request line of a passed one, all details of a failed one.
struct HTMLStep {
    /// The greatest length of a body that is shown whole.
    static let longestBody = 100_000
    /// The most rows of a difference; the number of the others is given.
    static let mostRows = 2000

    private let step: StepReport
    private let sides: SideNames

    init(_ step: StepReport, _ sides: SideNames) {
        self.step = step
        self.sides = sides
    }

    var markup: HTML {
        let hasFailed = step.outcome == .failed || step.outcome == .notRun
        return .element(
            "details",
            [
                ("class", "step \(step.outcome.rawValue)"), ("data-outcome", step.outcome.rawValue),
                ("open", hasFailed ? "" : nil),
            ], [summary, .element("p", class: "place", .text(step.location.description))] + content)
    }

    private var summary: HTML {
        var text = " \(step.title)"
        if let exchange = step.exchange {
            text += ", \(exchange.responseLine), \(exchange.duration.inMilliseconds) ms"
        }
        return .element(
            "summary", .mark(step.outcome.rawValue), .element("span", class: "title", .text(step.id)),
            .element("span", class: "faint", .text(text)))
    }

    private var content: [HTML] {
        switch step.outcome {
        case .skipped: return []
        case .notRun:
            return [.element("p", class: "problem", .text("did not run: \(step.reason ?? "") "), .code(.notRun))]
        case .passed: return exchanges.map { .element("p", class: "place", .text($0.name + $0.exchange.line)) }
        case .known:
            let reason = step.knownReason.map { " (\($0))" } ?? ""
            return step.sentences.map { .element("p", class: "problem", .text("known\(reason): \($0)")) }
                + exchanges.flatMap { messages($0.exchange, name: $0.name) }
        case .failed:
            let problems = step.problems.enumerated().filter { step.document?.indices.contains($0.offset) != true }
            return problems.map { problem($0.element) } + [document, retries]
                + exchanges.flatMap { messages($0.exchange, name: $0.name) } + [command]
        }
    }

    /// The exchanges; in a comparison, with the name of the target.
    private var exchanges: [(name: String, exchange: ExchangeReport)] {
        let names = sides.areTargets ? ["\(sides.expected): ", "\(sides.found): "] : ["", ""]
        return zip(names, [step.exchange, step.counterpart]).compactMap { name, exchange in
            exchange.map { (name, $0) }
        }
    }

    // MARK: - Problems

    private func problem(_ problem: ProblemReport) -> HTML {
        let location = problem.contractLocation.map { HTML.element("p", class: "place", .text("at \($0)")) } ?? .none
        guard let expected = problem.shown.expected, let found = problem.shown.found else {
            return .element("div", class: "problem", .text("\(problem.sentence) "), .code(problem.code), location)
        }
        // Of two long texts, the differing parts are shown.
        let window = problem.texts.map {
            TextWindow.pair($0.expected, $0.found, longest: PlainText.longestValue)
        }
        let drift = problem.driftClass.map { "(\($0.words)) " } ?? ""
        let row = HTML.element(
            "tr", .element("td", class: "missing", .lines(window?.expected ?? expected)),
            .element("td", class: "unexpected", .lines(window?.actual ?? found)))
        return .element(
            "div", class: "problem", .text("\(problem.pointer ?? "") \(drift)"), .code(problem.code),
            table("diff values", row), location)
    }

    private func table(_ style: String, _ rows: HTML) -> HTML {
        let head = [sides.expected, sides.found].map { HTML.element("th", [("scope", "col")], [.text($0)]) }
        return .element("table", class: style, .element("tr", [], head), rows)
    }

    /// The body with its differences.
    private var document: HTML {
        guard let document = step.document else { return .none }
        let rows = document.view(PlainText.longestValue).rows
        var body = rows.prefix(Self.mostRows).map(row).reduce(into: HTML.none) { $0 += $1 }
        if rows.count > Self.mostRows {
            let rest = "… \(rows.count - Self.mostRows) more lines; the JSON report has every difference"
            body += .element("tr", .element("td", [("colspan", "2")], [.text(rest)]))
        }
        let codes = document.codes.map { HTML.text(" ") + .code($0) }
        let title = HTML.text("/body: \(Plural.of(document.indices.count, "difference"))")
        return .element("div", [("class", "problem")], [title] + codes + [table("diff", body)])
    }

    private func row(_ row: DiffView.Row) -> HTML {
        let space = String(repeating: "  ", count: row.depth)
        func cell(_ text: String?) -> HTML { .element("td", text.map { .lines(space + $0) } ?? .none) }
        return .element("tr", class: row.mark.style, cell(row.expected), cell(row.actual))
    }

    // MARK: - Messages

    private var retries: HTML {
        step.resendings.map { HTML.element("p", class: "faint", .text($0)) }.reduce(.none, +)
    }

    private func messages(_ exchange: ExchangeReport, name: String) -> [HTML] {
        let request = message("\(name)request \(exchange.method) \(exchange.url)", exchange.request)
        let response = exchange.response.map {
            message("\(name)response \(exchange.responseLine)", $0, isOpen: step.needsBody)
        }
        let none = HTML.element("p", class: "place", .text("\(name)\(exchange.responseLine)"))
        return [request, response ?? none]
    }

    private func message(_ title: String, _ message: ExchangeReport.Message, isOpen: Bool = false) -> HTML {
        let fields = message.headers.map { "\($0.name): \($0.value)" }.map(PlainText.visible)
        let body = message.bodyBytes == 0 ? [] : ["", Self.readable(message.body)]
        return .element(
            "details", [("class", "message"), ("open", isOpen ? "" : nil)],
            [
                .element("summary", .text(title)), .element("pre", .lines((fields + body).joined(separator: "\n"))),
            ])
    }

    /// JSON with a line for each member, other texts as they are.
    private static func readable(_ body: String) -> String {
        let text = body.utf8.count <= longestBody ? (try? JSON(text: body)) : nil
        let pretty = text.map { String(decoding: JSONWriter.bytes(of: $0, layout: .pretty), as: UTF8.self) }
        return Excerpt.cut(pretty ?? body, to: longestBody)
    }

    private var command: HTML {
        guard let command = step.command else { return .none }
        return .element(
            "div", class: "command",
            .element("button", [("type", "button"), ("class", "copy"), ("hidden", "")], [.text("Copy")]),
            .element("pre", .text(command)))
    }
}

extension ExchangeReport {
    fileprivate var line: String { "\(method) \(url): \(responseLine)" }
}

extension DiffView.Row.Mark {
    /// The class of its row.
    fileprivate var style: String {
        switch self {
        case .equal: "equal"
        case .changed: "changed"
        case .missing: "missing"
        case .unexpected: "unexpected"
        case .moved: "moved"
        case .folded: "folded"
        }
    }
}
