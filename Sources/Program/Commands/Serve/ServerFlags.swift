internal import ArgumentParser
internal import MicroHTTPServer
internal import WorkBudgets

/// Options for the limits of requests and connections.
struct ServerFlags: ParsableArguments {
    @Option(parsing: .unconditional, help: ArgumentHelp("The largest request body taken.", valueName: "bytes"))
    var maxBody = 1_048_576

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The largest request head taken; a response's may have half as much.", valueName: "bytes"))
    var maxHead = 16_384

    @Option(
        parsing: .unconditional, help: ArgumentHelp("How many connections may be open; more wait.", valueName: "count"))
    var maxConnections = 1024

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How many of them one address may have. (default: all on loopback, a quarter elsewhere)",
            valueName: "count"))
    var maxAddressConnections: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How long a client may take to send a request, and again to take the response; 0 for no limit.",
            valueName: "seconds"))
    var requestTimeout = 30

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How long a connection may be silent; 0 for no limit.", valueName: "seconds"))
    var idleTimeout = 60

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How much work a request may take, such as applying schemas.", valueName: "units"))
    var maxWork = WorkBudget.defaultLimit

    func validate() throws {
        guard maxBody >= 0 else { throw ValidationError("--max-body must not be negative") }
        guard (1024...1 << 30).contains(maxHead) else {
            throw ValidationError("--max-head must be from 1024 to 1073741824")
        }
        guard (1...1_000_000).contains(maxConnections) else {
            throw ValidationError("--max-connections must be from 1 to 1000000")
        }
        guard maxAddressConnections.map({ $0 > 0 }) ?? true else {
            throw ValidationError("--max-address-connections must be positive")
        }
        guard (1_000...1 << 50).contains(maxWork) else {
            throw ValidationError("--max-work must be from 1000 to \(1 << 50)")
        }
        guard requestTimeout >= 0 else { throw ValidationError("--request-timeout must not be negative") }
        guard idleTimeout >= 0 else { throw ValidationError("--idle-timeout must not be negative") }
    }

    func apply(to options: inout ServerOptions) {
        options.maxBodyBytes = maxBody
        options.maxHeadBytes = maxHead
        options.connectionLimit = maxConnections
        options.connectionsPerAddress = maxAddressConnections
        options.requestTimeout = .seconds(requestTimeout)
        options.idleTimeout = .seconds(idleTimeout)
    }
}
