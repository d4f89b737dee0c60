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
        /// The number of sandboxes that were evicted, and of the exchanges in them.
        var forgottenSandboxes = 0
        var forgottenExchanges = 0

        /// False if there is none of this name.
        mutating func forget(_ name: String) -> Bool {
            guard let known = sandboxes.removeValue(forKey: name) else { return false }
            forgottenSandboxes += 1
            forgottenExchanges += known.sandbox.journal?.exchangeCount ?? 0
            return true
        }
    }

    let unnamed: Sandbox
    private let named = Locked(Named())
    private let apis: [API]
    private let options: EngineOptions
    private let engineCount = Atomic(0)

    init(apis: [API], options: EngineOptions) {
        self.apis = apis
        self.options = options
        unnamed = Sandbox(name: "", apis: apis, options: options)
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
                uses: known.uses, forgottenSandboxes: known.forgottenSandboxes,
                forgottenExchanges: known.forgottenExchanges)
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
        if inner.sent == nil { inner.sent = SentHead(target: target, fields: request.fields) }
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

    /// The names of the sandboxes in the order of their last use.
    var leastRecentlyUsedFirst: [String] {
        let known = named.withLock { $0.sandboxes.mapValues(\.lastUse) }
        return known.sorted { $0.value < $1.value }.map(\.key)
    }

    /// The sandbox called `name`, which is not used by that; nil if there is none.
    func existing(_ name: String) -> Sandbox? { named.withLock { $0.sandboxes[name]?.sandbox } }

    /// Forgets a named sandbox; gives the number of forgotten sandboxes.
    func forget(_ name: String) -> Int { named.withLock { $0.forget(name) } ? 1 : 0 }

    /// The number of sandboxes that were forgotten to make room for others.
    var forgottenCount: Int { named.withLock { $0.forgottenSandboxes } }

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
                _ = named.forget(idlest)
            }
            let sandbox = Sandbox(name: name, apis: apis, options: options)
            named.sandboxes[name] = (sandbox, named.uses)
            return sandbox
        }
    }
}
