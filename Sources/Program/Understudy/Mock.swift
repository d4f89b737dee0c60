internal import APILoading
internal import LocalSystem
internal import MockEngine
internal import Serving

/// A mock of HTTP APIs inside this process, for tests.
///
///     let mock = try Mock(["citypay"])
///     defer { mock.stop() }
///     // POST \(mock.url)/v6/intent/create
///
/// It listens on a free port of 127.0.0.1 when `init` returns.
public final class Mock: Sendable {
    private let server: RunningServer

    /// The root URL.
    ///
    /// Each API also answers at its own paths below `/{api}/`.
    public var url: String { server.baseURL }

    /// Starts a mock of `apis`, which are names of built-in APIs, folders or OpenAPI documents.
    ///
    /// If there are none, all built-in APIs are served.
    ///
    /// The same `seed` gives the same ids again.
    ///
    /// - Throws: `MockError` if an API cannot be loaded or the server cannot start.
    public init(_ apis: [String] = [], seed: UInt64? = nil) throws(MockError) {
        let files = LocalFiles()
        let installation = Installation.find(in: ProcessEnvironment.homeFolders, files: files)
        let engine = EngineOptions(
            now: SystemClock.now, seed: seed ?? .random(in: .min ... .max), uptime: SystemClock.uptime)
        do {
            let loaded = try APILoader(files: files, installation: installation).load(apis).whole()
            server = try RunningServer(loaded, options: ServingOptions(engine: engine))
        } catch {
            throw MockError(description: "\(error)")
        }
    }

    /// Finishes open requests, then stops listening.
    ///
    /// Further calls do nothing.
    public func stop() { server.stop() }
}

/// The reason why a mock cannot start: `unknown API 'citipay'; did you mean 'citypay'?`.
public struct MockError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
}
