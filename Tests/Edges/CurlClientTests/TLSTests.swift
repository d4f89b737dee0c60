import CurlClient
import HTTPModel
import Testing

/// Certificates on either side, with a server that is really there.
@Suite struct TLSTests {
    private func exchange(
        _ server: TLSServer, _ change: (inout CurlTransport.Options) -> Void = { _ in }
    ) -> String {
        var options = CurlTransport.Options.direct
        options.caFile = server.path("ca.pem")
        change(&options)
        do throws(TransportError) {
            let response = try send(HTTPRequest(.get, RequestTarget("/")), to: server.baseURL, options: options)
            return "\(response.status) \(String(decoding: response.body, as: UTF8.self))"
        } catch {
            return "\(error.kind): \(error)".replacing(":\(server.port)", with: ":PORT")
                .replacing(server.path(""), with: "")
        }
    }

    @Test func trustsTheCertificatesItIsGiven() throws {
        let server = try TLSServer(wantsCertificate: false)
        #expect(exchange(server) == "200 nobody")
        #expect(
            exchange(server) { $0.caFile = server.path("stranger.pem") }
                == "notConnected: the certificate of 127.0.0.1:PORT is refused: "
                + "SSL certificate problem: self-signed certificate in certificate chain")
        #expect(
            exchange(server) { $0.caFile = server.path("nowhere.pem") }
                == "notConnected: cannot read the trusted certificates in 'nowhere.pem'")
    }

    @Test func showsItsOwnCertificate() throws {
        let server = try TLSServer(wantsCertificate: true)
        #expect(
            exchange(server) {
                $0.clientCertificate = server.path("client.pem")
                $0.clientKey = server.path("client.key")
            } == "200 client")
        #expect(exchange(server) { $0.clientCertificate = server.path("both.pem") } == "200 client")
        #expect(
            exchange(server) {
                $0.clientCertificate = server.path("client.pem")
                $0.clientKey = server.path("secret.key")
                $0.keyPassword = "open-sesame"
            } == "200 client")
    }

    @Test func saysWhatIsWrongWithItsOwnCertificate() throws {
        let server = try TLSServer(wantsCertificate: true)
        let stranger = exchange(server) {
            $0.clientCertificate = server.path("stranger.pem")
            $0.clientKey = server.path("stranger.key")
        }
        // Because in TLS 1.3 the end of the connection may overtake the alert that says why.
        let closed = "interrupted: the connection to 127.0.0.1:PORT closed before the response was complete"
        let refused = "notConnected: 127.0.0.1:PORT refuses the client certificate 'stranger.pem': "
        #expect(stranger == closed || stranger.hasPrefix(refused), "\(stranger)")
        let none = exchange(server)
        #expect([closed, "notConnected: 127.0.0.1:PORT wants a client certificate, and none was given"].contains(none))
        let absent = exchange(server) { $0.clientCertificate = server.path("nowhere.pem") }
        #expect(absent.hasPrefix("notConnected: cannot use the client certificate 'nowhere.pem': "), "\(absent)")
        let locked = exchange(server) {
            $0.clientCertificate = server.path("client.pem")
            $0.clientKey = server.path("secret.key")
            $0.keyPassword = "wrong-password"
        }
        #expect(
            locked.hasPrefix(
                "notConnected: cannot use the client certificate 'client.pem' with the key 'secret.key': "),
            "\(locked)")
        #expect(!locked.contains("wrong-password"))
        let unopened = exchange(server) {
            $0.clientCertificate = server.path("client.pem")
            $0.clientKey = server.path("secret.key")
        }
        #expect(unopened.hasPrefix("notConnected: cannot use the client certificate"), "\(unopened)")
    }
}
