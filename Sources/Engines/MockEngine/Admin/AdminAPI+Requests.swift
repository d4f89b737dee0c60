internal import Behaviour
internal import Contract
internal import HTTPModel
internal import JSONModel
internal import MockProtocol
internal import Secrets

/// The journal of a sandbox, as WireMock calls it: requests.
extension AdminAPI {
    /// The exchanges that fit the query, the latest first.
    func requests(_ request: HTTPRequest) -> HTTPResponse {
        let filter: JournalFilter
        do throws(JournalFilter.QueryMistake) { filter = try self.filter(request) } catch { return mistake(error) }
        let all = exchanges(request)
        let admitted = all.filter(filter.admits)
        let names = secretNames(all)
        return json(
            200,
            [
                "requests": .array(admitted.prefix(filter.limit).map { JournalEntryReport($0, names).json }),
                "meta": [
                    "total": .number(JSONNumber(admitted.count)),
                    "dropped": .number(JSONNumber(journal(request)?.droppedCount ?? 0)),
                ],
                "requestJournalDisabled": .bool(engine.options.journal.areOff),
            ])
    }

    /// The exchange of this number.
    func request(_ request: HTTPRequest, _ number: String) -> HTTPResponse {
        let all = exchanges(request)
        if let exchange = all.first(where: { "\($0.number)" == number }) {
            return json(200, JournalEntryReport(exchange, secretNames(all)).json)
        }
        let known = all.first.map { "the latest is \($0.number)" } ?? "it has none"
        return ProblemDetails(
            status: 404, title: "no such request", detail: "the journal of this sandbox has no '\(number)'; \(known)"
        ).response
    }

    /// Removes the exchanges that fit the query: the same that it shows.
    func forgetRequests(_ request: HTTPRequest) -> HTTPResponse {
        let filter: JournalFilter
        do throws(JournalFilter.QueryMistake) { filter = try self.filter(request) } catch { return mistake(error) }
        let count = journal(request)?.remove(latest: filter.limit) { belongs($0) && filter.admits($0) } ?? 0
        return json(200, ["deleted": .number(JSONNumber(count))])
    }

    private func filter(_ request: HTTPRequest) throws(JournalFilter.QueryMistake) -> JournalFilter {
        let known = engine.apis.filter { api == nil || $0 === api }.flatMap(\.contract.operations).map(\.id)
        return try JournalFilter(request.target.queryItems, operations: known)
    }

    private func mistake(_ mistake: JournalFilter.QueryMistake) -> HTTPResponse {
        ProblemDetails(status: 400, title: "no such exchanges", detail: mistake.detail).response
    }

    private func journal(_ request: HTTPRequest) -> Journal? {
        engine.sandboxes[request.fields[MockInterface.sandboxField]].journal
    }

    private func exchanges(_ request: HTTPRequest) -> [JournalEntry] {
        (journal(request)?.latestFirst ?? []).filter(belongs)
    }

    /// Whether an exchange belongs to the API that the request names.
    ///
    /// Compared by name, because each thread has its own compiled APIs.
    private func belongs(_ exchange: JournalEntry) -> Bool { api == nil || exchange.api == api?.name }

    /// The secret names of the current APIs, and of those that answered before they were loaded again.
    private func secretNames(_ exchanges: [JournalEntry]) -> SecretNames {
        let names = Set(engine.apis.map(\.secretNames) + exchanges.compactMap(\.secretNames))
        return SecretNames(
            headers: names.flatMap(\.headers), query: names.flatMap(\.query), members: names.flatMap(\.members))
    }
}
