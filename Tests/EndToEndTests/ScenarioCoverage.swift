import JSONModel

/// What `understudy list` says of an API beside what the steps of a JSON report were answered.
struct ScenarioCoverage {
    private let listed: JSON
    private let answers: [Answer]

    /// - Throws: `JSONSyntaxError` where one of the documents is none.
    init(list: String, report: String) throws(JSONSyntaxError) {
        listed = try JSON(text: list)
        let scenarios = try JSON(text: report)["scenarios"]?.arrayValue ?? []
        answers = scenarios.flatMap { $0["steps"]?.arrayValue ?? [] }.compactMap(Answer.init)
    }

    /// A line for each documented status and error that no step was answered with.
    var missing: [String] {
        (listed["apis"]?.arrayValue ?? []).flatMap { api in
            let operations = api["operations"]?.arrayValue ?? []
            let errors = api["errors"]?.arrayValue ?? []
            return operations.flatMap(missingStatuses)
                + errors.filter { error in !answers.contains { $0.names(error, among: errors) } }
                .map { "no step is answered with the error '\($0["name"]?.stringValue ?? "")'" }
        }
    }

    private func missingStatuses(of operation: JSON) -> [String] {
        let id = operation["id"]?.stringValue ?? ""
        let documented = (operation["responses"]?.arrayValue ?? []).compactMap(\.stringValue)
        let found = answers.filter { $0.operation == id }.map(\.status)
        return documented.filter { key in !found.contains { Self.documented(as: key, $0, documented) } }
            .map { "no step of '\(id)' is answered \($0)" }
    }

    /// Whether `key`, such as `404`, `4XX` or `default`, is the entry for `status`.
    private static func documented(as key: String, _ status: String, _ keys: [String]) -> Bool {
        let range = "\(status.prefix(1))XX"
        if key == "default" { return !keys.contains(status) && !keys.contains(range) }
        return key == status || (key == range && !keys.contains(status))
    }
}

/// What a step that passed was answered.
private struct Answer {
    let operation: String?
    let status: String
    private let prefer: String
    private let body: JSON?

    init?(_ step: JSON) {
        guard step["outcome"] == "passed", let response = step["response"], let status = response["status"] else {
            return nil
        }
        operation = step["operation"]?.stringValue
        self.status = status.description
        let headers = step["request"]?["headers"]?.arrayValue ?? []
        prefer = headers.first { $0["name"] == "Prefer" }?["value"]?.stringValue ?? ""
        body = try? JSON(text: response["body"]?.stringValue ?? "")
    }

    /// Whether this is `error`: asked for by its name, or told by the code and the message that the body has.
    func names(_ error: JSON, among all: [JSON]) -> Bool {
        guard status == error["status"]?.description else { return false }
        if let name = error["prefer"]?.stringValue, prefer.split(separator: ", ").contains(Substring(name)) {
            return true
        }
        guard let code = error["code"], codes.contains(code) else { return false }
        if let message = error["message"], let found = body?["message"] { return found == message }
        return all.count { $0["code"] == code } == 1
    }

    /// Where the APIs' bodies have the code.
    private var codes: [JSON] {
        [body?["code"], body?["error"]].compactMap(\.self) + (body?["errors"]?.arrayValue ?? [])
    }
}
