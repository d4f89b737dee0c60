package import Diagnostics
package import Expressions
package import JSONModel

/// The state of a mock at the start of a scenario, set by its admin API.
package struct Given: Sendable {
    package struct Resource: Sendable {
        package let collection: String
        /// An object.
        ///
        /// Its members may include the state.
        package let members: Template
    }

    /// In the order they are created.
    package let resources: [Resource]
    /// The request to the admin API about the clock, such as `{"advance": "96h"}`; nil for none.
    package let clock: JSON?
    package let location: SourceLocation
}
