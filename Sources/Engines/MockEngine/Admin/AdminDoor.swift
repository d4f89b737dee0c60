internal import HTTPModel
internal import JSONModel

/// Decides which requests the admin API answers.
///
/// Web pages never get in: a page could otherwise move the clock or read the journal of a mock on the machine of its
/// visitor. A browser names the page in `Origin` or `Sec-Fetch-Site`. Only `Host` shows a page whose own host name has
/// been made an alias of this machine (DNS rebinding).
package struct AdminDoor: Sendable {
    /// Who else may use the admin API.
    package enum Access: Sendable {
        /// Everybody who can reach the address, by one of its names.
        ///
        /// `hosts` are the names besides those of loopback, in lower case.
        case open(hosts: Set<String>)
        /// Requests with the token.
        ///
        /// `Host` is not checked, because the page of an alias does not have the token.
        case token(AdminToken)
        /// Nobody, because other machines reach the address.
        case closed
        /// Nobody here, because the admin API has a port of its own.
        case elsewhere
    }

    private let access: Access

    /// The door of a mock on a loopback address.
    package static let ofLoopback = AdminDoor(.open(hosts: []))

    package init(_ access: Access) { self.access = access }

    /// The answer to a request that may not use the admin API; nil for one that may.
    func refusal(of fields: HTTPFields) -> Answered? {
        let host = fields["Host"]?.lowercased()
        switch access {
        case .closed:
            return forbidden(
                "the admin API is off",
                "the mock listens on an address that other machines reach, so its admin API is off; start it with "
                    + "'--admin-token' or '--admin-port'")
        case .elsewhere:
            return forbidden(
                "the admin API is not on this port",
                "the admin API has a port of its own; its URL is in the line that 'serve' prints when it starts")
        case .open(let hosts):
            // A request without `Host` comes from no browser.
            if let host, !Self.isName(host, ofLoopbackOr: hosts) { return unknownHost(host) }
            return foreignPage(fields, host: host)
        case .token(let token):
            return foreignPage(fields, host: host) ?? noToken(token, fields)
        }
    }

    private func unknownHost(_ host: String) -> Answered {
        let name = HostName.withoutPort(host)
        return forbidden(
            "the admin API is not open for this host name",
            "'\(name)' is no name of a loopback address, so a web page may have sent the request (DNS rebinding); call "
                + "'localhost' or '127.0.0.1', or start the mock with '--allowed-host \(name)'")
    }

    /// The answer to a request of a page that does not come from the mock itself.
    private func foreignPage(_ fields: HTTPFields, host: String?) -> Answered? {
        let found: String
        if let origin = fields["Origin"], host == nil || HostName.ofOrigin(origin) != host {
            found = "'Origin: \(origin)'"
        } else if let site = fields["Sec-Fetch-Site"], site != "same-origin", site != "none" {
            found = "'Sec-Fetch-Site: \(site)'"
        } else {
            return nil
        }
        return forbidden(
            "the admin API is not open for web pages",
            "a web page from elsewhere sent the request (\(found)); the admin API answers no such page, also with "
                + "'--cors'; call it from the program that runs the tests")
    }

    private func noToken(_ token: AdminToken, _ fields: HTTPFields) -> Answered? {
        let given = fields["Authorization"]
        if let given, token.isIn(given) { return nil }
        var problem = ProblemDetails(
            status: 401, title: "the admin API needs its token",
            detail: "expected 'Authorization: Bearer' with the token of the mock's '--admin-token', found "
                + (given == nil ? "no 'Authorization'" : "another one"),
            extensions: Self.marks)
        problem.fields.append("WWW-Authenticate", "Bearer realm=\"understudy admin\"")
        return problem.answered
    }

    private func forbidden(_ title: String, _ detail: String) -> Answered {
        ProblemDetails(status: 403, title: title, detail: detail, extensions: Self.marks).answered
    }

    /// The member that tells `verify` that a mock refuses it, and not another server.
    private static let marks: [(String, JSON)] = [("server", .string(AdminAPI.server))]

    private static func isName(_ host: String, ofLoopbackOr hosts: Set<String>) -> Bool {
        let name = HostName.withoutPort(host)
        return HostName.isLoopback(name) || hosts.contains(name)
    }
}
