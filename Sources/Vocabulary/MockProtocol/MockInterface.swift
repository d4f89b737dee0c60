/// The names of the mock's own that others use too: clients that choose a sandbox, the verifier, the linter.
package enum MockInterface {
    /// The request field that chooses a sandbox.
    @inlinable
    package static var sandboxField: String { "Understudy-Sandbox" }

    /// The response field that says why the mock answers so, where the body cannot.
    @inlinable
    package static var reasonField: String { "Understudy-Reason" }

    /// The first segment of the admin API's paths.
    @inlinable
    package static var adminSegment: String { "__admin" }

    /// The first segment of paths that choose a sandbox: `/__sandbox/NAME/…`.
    @inlinable
    package static var sandboxSegment: String { "__sandbox" }

    /// `/__admin/clock` for `clock`.
    package static func adminPath(_ rest: String) -> String { "/\(adminSegment)/\(rest)" }
}
