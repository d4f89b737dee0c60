package import HTTPModel
package import MicroHTTPServer
package import MockEngine

/// The options of a running server.
package struct ServingOptions: Sendable {
    /// Wraps a responder in another, which then answers instead of it.
    package typealias Dressing = @Sendable (any MockResponder) -> any HTTPResponder

    /// A port of its own for the admin API.
    package struct AdminPort: Sendable {
        package var server: ServerOptions
        package var door: AdminDoor

        package init(server: ServerOptions, door: AdminDoor) {
            self.server = server
            self.door = door
        }
    }

    package var server: ServerOptions
    package var engine: EngineOptions
    package var dressing: Dressing
    /// Nil when the admin API is on the same port as the APIs.
    package var adminPort: AdminPort?

    package init(
        server: ServerOptions = ServerOptions(), engine: EngineOptions, dressing: @escaping Dressing = { $0 }
    ) {
        self.server = server
        self.engine = engine
        self.dressing = dressing
    }
}
