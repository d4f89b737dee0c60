package import HTTPModel
package import MicroHTTPServer
package import MockEngine

/// What a running server is made with.
package struct ServingOptions: Sendable {
    /// Gives what answers in an engine's place: the engine with something around it.
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
