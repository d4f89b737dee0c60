package import HTTPModel
package import MicroHTTPServer
package import MockEngine

/// The options of a running server.
package struct ServingOptions: Sendable {
    /// Wraps an engine in a responder, which then answers instead of the engine.
    package typealias Dressing = @Sendable (MockEngine) -> any HTTPResponder

    package var server: ServerOptions
    package var engine: EngineOptions
    package var dressing: Dressing

    package init(
        server: ServerOptions = ServerOptions(), engine: EngineOptions, dressing: @escaping Dressing = { $0 }
    ) {
        self.server = server
        self.engine = engine
        self.dressing = dressing
    }
}
