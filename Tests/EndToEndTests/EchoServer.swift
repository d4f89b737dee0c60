import Glibc
import TestSupport

/// A server of python3's that sends back the body of every request, in plain and encoded, on a free port of 127.0.0.1.
///
/// Before that it answers `refusals` requests 429, to come again at once. After `silence` requests it answers no more.
final class EchoServer {
    let port: Int
    private let process: ChildProcess
    private let folder: TemporaryFolder

    init(refusals: Int = 0, silence: Int? = nil) throws {
        folder = try TemporaryFolder(["server.py": Self.program])
        process = try ChildProcess(
            "/usr/bin/env", ["python3", "server.py", "\(refusals)", "\(silence ?? -1)"], folder: folder.path)
        port = Int(try process.readLine()) ?? 0
    }

    /// How many connections were made.
    var connectionCount: Int { ((try? folder.read("connections")) ?? "").count { $0 == "\n" } }

    /// The request lines and header fields that came.
    var received: String { (try? folder.read("received")) ?? "" }

    private static let program = """
        import base64, http.server, json, sys, threading, urllib.parse
        refusals = int(sys.argv[1])
        silence = int(sys.argv[2])
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def setup(self):
                super().setup()
                with open("connections", "a") as file:
                    file.write("one\\n")
            def do_POST(self):
                global refusals, silence
                if silence == 0:
                    threading.Event().wait()
                silence -= 1
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                with open("received", "a") as file:
                    file.write(self.requestline + "\\n" + str(self.headers))
                if refusals > 0:
                    refusals -= 1
                    self.send_response(429)
                    self.send_header("Retry-After", "0")
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                values = json.loads(body)
                values["encoded"] = [base64.b64encode(("user:" + v).encode()).decode() for v in values.values()]
                values["whole"] = base64.b64encode(body.encode()).decode()
                values["quoted"] = urllib.parse.quote_plus(body)
                values["headers"] = dict(self.headers)
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("X-Echo", urllib.parse.quote(self.headers.get("X-Trace", "")))
                content = json.dumps(values).encode()
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            def log_message(self, *arguments): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_port, flush=True)
        server.serve_forever()
        """
}
