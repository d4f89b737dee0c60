internal import ArgumentParser
internal import Documents
internal import LocalSystem
internal import MockEngine

/// Options for who may use the admin API.
struct AdminFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Let the admin API answer requests with this host name too, beside localhost; can be repeated.",
            valueName: "name"))
    var allowedHost: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The token that requests to the admin API must have. (environment: \(Self.variable))", valueName: "token"))
    var adminToken: String?

    @Option(help: ArgumentHelp("The file that has this token on its only line.", valueName: "file"))
    var adminTokenFile: String?

    /// The environment variable with the token.
    static let variable = "UNDERSTUDY_ADMIN_TOKEN"

    func validate() throws {
        if adminToken != nil, adminTokenFile != nil {
            throw ValidationError("--admin-token and --admin-token-file give the same; expected one of them")
        }
        for name in allowedHost where !Self.isHostName(name) {
            throw ValidationError(
                "--allowed-host takes a host name without scheme and port, such as mock.example.com; found '\(name)'")
        }
    }

    /// The names of `--allowed-host`, in lower case.
    var hosts: Set<String> { Set(allowedHost.map { $0.lowercased() }) }

    /// The text of the token, from an option or the environment; nil for none.
    func tokenText() throws(Failure) -> String? {
        if let adminToken { return adminToken }
        guard let adminTokenFile else {
            // A variable that is set to nothing is taken for one that is not set.
            return ProcessEnvironment.variable(Self.variable).flatMap { $0.isEmpty ? nil : $0 }
        }
        let bytes = try Failure.reading { () throws(FileError) in try LocalFiles().read(adminTokenFile) }
        let text = String(decoding: bytes, as: UTF8.self)
        return String(text.reversed().drop(while: \.isNewline).reversed())
    }

    /// - Throws: `Failure` if the file cannot be read, or the text is no token. The text is never shown.
    func token() throws(Failure) -> AdminToken? {
        guard let text = try tokenText() else { return nil }
        guard let token = AdminToken(text) else {
            let place = adminToken != nil ? "--admin-token" : adminTokenFile.map { "'\($0)'" } ?? Self.variable
            throw .input(
                "\(place) has no token: expected visible ASCII characters without spaces, found "
                    + (text.isEmpty ? "nothing" : "others, which are not shown"))
        }
        return token
    }

    /// The door of a mock on a loopback address.
    func loopbackDoor() throws(Failure) -> AdminDoor {
        AdminDoor(try token().map { .token($0) } ?? .open(hosts: hosts))
    }

    private static func isHostName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
