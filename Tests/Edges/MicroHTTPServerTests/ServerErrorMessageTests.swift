import Glibc
import MicroHTTPServer
import Testing

struct ServerErrorMessageTests {
    @Test(arguments: [
        (
            ServerError.portInUse(host: "127.0.0.1", port: 8080),
            "cannot listen on 127.0.0.1:8080: address already in use"
        ),
        (.portInUse(host: "::1", port: 80), "cannot listen on [::1]:80: address already in use"),
        (
            .cannotListen(host: "127.0.0.1", port: 80, errno: EACCES),
            "cannot listen on 127.0.0.1:80: permission denied"
        ),
        (.portOutOfRange(65536), "cannot listen on port 65536: a port is a number from 0 to 65535"),
        (
            .unknownHost("nowhere", reason: "Name or service not known"),
            "cannot listen on 'nowhere': name or service not known"
        ),
        (
            .cannotStart(host: "a", port: 1),
            "cannot listen on a:1: the server's threads cannot be started"
        ),
    ])
    func says(error: ServerError, message: String) {
        #expect(error.description == message)
    }

    @Test(arguments: [-1, 65536])
    func refusesAPortThatIsNone(port: Int) {
        #expect(throws: ServerError.portOutOfRange(port)) {
            try MicroHTTPServer.start { $0.port = port }
        }
    }
}
