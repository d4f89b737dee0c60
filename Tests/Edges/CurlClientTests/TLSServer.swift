import Glibc

/// A server of python3's that speaks TLS on a free port of 127.0.0.1 and answers every request 200, with certificates
/// that openssl(1) has made for it: an authority, the server's own, a client's, and one of a stranger's authority.
///
/// It ends with this value.
final class TLSServer {
    enum Failure: Error { case notMade, notReady(String) }

    let port: Int
    private let process: pid_t
    private let folder: String

    var baseURL: String { "https://127.0.0.1:\(port)" }

    /// Where a file is that was made: `ca.pem`, `client.pem`, `client.key`, `secret.key` (whose password is
    /// `open-sesame`), `both.pem` (the client's certificate and key), `stranger.pem`, `stranger.key`.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// `wantsCertificate` turns clients away that show none of the authority.
    init(wantsCertificate: Bool) throws {
        var template = Array("/tmp/understudy-tls-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure.notMade }
        folder = String(cString: made)
        guard Self.run("set -e; cd \(folder); \(Self.certificates)") == 0 else { throw Failure.notMade }
        let command =
            "cd \(folder) && exec python3 - \(wantsCertificate ? 1 : 0) >ready 2>errors <<'END'\n\(Self.program)END\n"
        process = Self.start(command)
        let ready = "\(folder)/ready"
        var text = ""
        for _ in 0..<2000 {
            text = Self.read(ready)
            if text.hasSuffix("\n") { break }
            usleep(10_000)
        }
        guard let port = Int(text.dropLast()) else { throw Failure.notReady(Self.read("\(folder)/errors")) }
        self.port = port
    }

    deinit {
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        _ = Self.run("rm -r \(folder)")
    }

    private static let certificates = """
        new() { openssl req -newkey rsa:2048 -nodes -keyout $1.key -out $1.csr -subj "/CN=$1" 2>/dev/null; }
        own() { openssl req -x509 -newkey rsa:2048 -nodes -keyout $1.key -out $1.pem -subj "/CN=$1" -days 2 2>/dev/null; }
        sign() { openssl x509 -req -in $1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out $1.pem -days 2 "${@:2}" 2>/dev/null; }
        own ca; own stranger; new server; new client
        echo subjectAltName=IP:127.0.0.1 > names
        sign server -extfile names; sign client
        openssl rsa -in client.key -aes256 -passout pass:open-sesame -out secret.key 2>/dev/null
        cat client.pem client.key > both.pem
        """

    private static let program = """
        import http.server, ssl, sys
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_GET(self):
                names = dict(pair[0] for pair in (self.connection.getpeercert() or {}).get("subject", ()))
                body = names.get("commonName", "nobody").encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def log_message(self, *arguments): pass
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain("server.pem", "server.key")
        context.load_verify_locations("ca.pem")
        if sys.argv[1] == "1": context.verify_mode = ssl.CERT_REQUIRED
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        print(server.server_port, flush=True)
        server.serve_forever()

        """

    private static func run(_ script: String) -> Int32 {
        let process = start(script)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return status
    }

    private static func start(_ script: String) -> pid_t {
        var id: pid_t = 0
        let texts: [UnsafeMutablePointer<CChar>?] = (["bash", "-c", script] as [String]).map { strdup($0) }
        defer { texts.forEach { free($0) } }
        let code = posix_spawnp(&id, "bash", nil, nil, texts + [nil], environ)
        precondition(code == 0, "cannot start bash")
        return id
    }

    private static func read(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        return String(decoding: buffer[..<fread(&buffer, 1, buffer.count, file)], as: UTF8.self)
    }
}
