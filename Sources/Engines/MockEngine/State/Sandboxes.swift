internal import HTTPModel
internal import MockProtocol
internal import Synchronization
internal import Threads

/// The sandboxes of one server by name; an unknown name gets a new one.
///
/// The sandbox without a name is always there.
final class Sandboxes: Sendable {
    /// The path that chooses a sandbox too, for browsers and other clients that cannot set header fields.
    private static let root = "/" + MockInterface.sandboxSegment + "/"

    private struct Named {
        var sandboxes: [String: (sandbox: Sandbox, lastUse: Int)] = [:]
        var uses = 0
        /// The number of exchanges in sandboxes that were evicted.
        var forgottenExchanges = 0
    }

    private let unnamed: Sandbox
    private let named = Locked(Named())
    private let apis: [API]
    private let options: EngineOptions
    private let engineCount = Atomic(0)

    init(apis: [API], options: EngineOptions) {
        self.apis = apis
        self.options = options
        unnamed = Sandbox(name: "", apis: apis, seed: options.seed, journal: options.journal)
    }

    /// The sandboxes of `other` for APIs that replace its own.
    ///
    /// A sandbox that `other` makes later belongs to `other` alone.
    init(succeeding other: Sandboxes, apis: [API]) {
        self.apis = apis
        options = other.options
        unnamed = Sandbox(succeeding: other.unnamed, apis: apis)
        let known = other.named.withLock { $0 }
        named.withLock { named in
            named = Named(
                sandboxes: known.sandboxes.mapValues { (Sandbox(succeeding: $0.sandbox, apis: apis), $0.lastUse) },
                uses: known.uses, forgottenExchanges: known.forgottenExchanges)
        }
    }

    /// The number of another engine over these sandboxes.
    func nextEnginePosition() -> Int { engineCount.add(1, ordering: .relaxed).oldValue }

    /// The request inside one to `/__sandbox/{name}/…`; nil for any other.
    static func request(below request: HTTPRequest) -> HTTPRequest? {
        let target = request.target
        guard target.path.hasPrefix(root) else { return nil }
        let rest = target.path.dropFirst(root.utf8.count)
        let name = rest.prefix { $0 != "/" }
        var inner = request
        inner.fields[MockInterface.sandboxField] = PercentEncoding.decode(name) ?? String(name)
        inner.target = RequestTarget(
            path: name.endIndex == rest.endIndex ? "/" : String(rest[name.endIndex...]), query: target.query)
        return inner
    }

    /// All sandboxes: the unnamed one first, then the others sorted by name.
    var all: [Sandbox] {
        let known = named.withLock { $0.sandboxes }
        return [unnamed] + known.sorted { $0.key < $1.key }.map(\.value.sandbox)
    }

    /// The number of exchanges that were lost because their sandboxes were evicted.
    var forgottenExchangeCount: Int { named.withLock { $0.forgottenExchanges } }

    subscript(name: String?) -> Sandbox {
        guard let name, !name.isEmpty else { return unnamed }
        return named.withLock { named in
            named.uses += 1
            if let known = named.sandboxes[name]?.sandbox {
                named.sandboxes[name]?.lastUse = named.uses
                return known
            }
            if named.sandboxes.count >= options.sandboxLimit,
                let idlest = named.sandboxes.min(by: { $0.value.lastUse < $1.value.lastUse })?.key
            {
                named.forgottenExchanges += named.sandboxes[idlest]?.sandbox.journal?.exchangeCount ?? 0
                named.sandboxes[idlest] = nil
            }
            let sandbox = Sandbox(name: name, apis: apis, seed: options.seed, journal: options.journal)
            named.sandboxes[name] = (sandbox, named.uses)
            return sandbox
        }
    }
}
