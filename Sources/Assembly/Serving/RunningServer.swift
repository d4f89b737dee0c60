package import APILoading
internal import Documents
package import LocalSystem
package import MicroHTTPServer
package import MockEngine

/// A mock of APIs that listens on a port of this machine until it is stopped.
///
/// It makes an engine for each copy of the loaded APIs (`ServedAPIs`) and starts a server's threads. With a
/// `Reloading`, the engines are replaced when a file of the APIs changes (`APIWatch`).
package final class RunningServer: Sendable {
    private let server: MicroHTTPServer
    private let adminServer: MicroHTTPServer?
    private let served: ServedAPIs
    private let watch: APIWatch?

    /// The root URL: `http://127.0.0.1:8080`.
    package var baseURL: String { server.baseURL }

    /// The root URL of the admin API, if it has a port of its own.
    package var adminURL: String? { adminServer?.baseURL }

    /// The findings about the traffic so far.
    package var trafficReview: TrafficReview { served.trafficReview }

    /// Starts to listen and to answer requests.
    ///
    /// - Throws: `ServingError` if the port is in use or the system reports an error.
    package init(
        _ loaded: LoadedAPIs, options: ServingOptions, reloading: Reloading? = nil
    ) throws(ServingError) {
        let served = ServedAPIs(loaded, options)
        self.served = served
        let responders = reloading == nil ? served.responders : served.replaceable
        do throws(ServerError) {
            server = try MicroHTTPServer(options: options.server, responders: responders)
        } catch {
            throw .server(error)
        }
        do throws(ServerError) {
            adminServer = try options.adminPort.map { port throws(ServerError) in
                try MicroHTTPServer(options: port.server, responders: served.replaceableAdmin)
            }
        } catch {
            server.stop()
            throw .server(error)
        }
        do throws(WatchError) {
            watch = try reloading.map { reloading throws(WatchError) in try Self.watch(served, reloading) }
        } catch {
            adminServer?.stop()
            server.stop()
            throw .watch(error)
        }
    }

    /// Finishes open requests, then ends all threads.
    ///
    /// Further calls do nothing.
    package func stop() {
        watch?.stop()
        adminServer?.stop()
        server.stop()
    }

    private static func watch(_ served: ServedAPIs, _ reloading: Reloading) throws(WatchError) -> APIWatch {
        try APIWatch(
            reloading.files, reportFailure: { reloading.report(.ended($0)) },
            reload: {
                let files = reloading.files.renewed
                reloading.report(served.reload(reloading, files))
                return files
            })
    }
}

/// The reason why a server cannot run.
package enum ServingError: Error, Hashable, Sendable, CustomStringConvertible {
    case server(ServerError)
    case watch(WatchError)

    package var description: String {
        switch self {
        case .server(let error): "\(error)"
        case .watch(let error): "\(error)"
        }
    }
}
