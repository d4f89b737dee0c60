package import Contract
package import Diagnostics
package import Expressions
package import HTTPModel

/// One request of a scenario, what its response must be, and what later steps take from it.
package struct Step: Sendable {
    /// What is called.
    package enum Call: Sendable {
        /// An operation of the contract, with a value for each name of its path.
        case operation(Operation, path: [NamedTemplate])
        /// A method and a target as they are written, expressions embedded.
        case request(HTTPMethod, target: Template)
        /// The steps of another file.
        case scenario(Use)
    }

    /// A scenario and what it is given.
    package struct Use: Sendable {
        package let scenario: Scenario
        /// Written in the step that uses it, and made of what that step sees.
        package let inputs: [NamedTemplate]
        /// The defaults of its other inputs.
        package let standard: [NamedTemplate]
    }

    package enum Body: Sendable {
        /// Written in the media type of the request.
        case value(Template)
        /// Sent byte for byte.
        case text(String)
    }

    package enum ContentType: Sendable, Hashable {
        /// The first media type the operation takes; JSON where there is no operation.
        case ofOperation
        /// No `Content-Type` is sent.
        case none
        /// Sent as it is written.
        case text(String)
    }

    /// An output of an earlier step without which this one cannot run.
    package struct Need: Hashable, Sendable {
        package let step: String
        package let output: String
    }

    /// Unique in its scenario; `step-1` for the first step when the file does not say.
    package let id: String
    package let call: Call
    package let query: [NamedTemplate]
    package let headers: [NamedTemplate]
    package let credential: CredentialSelection
    package let contentType: ContentType
    package let body: Body?
    /// Nil for a step that is sent once.
    package let repetition: Repetition?
    /// How long a response may take; nil for what the run allows.
    package let timeout: Duration?
    /// How often the request is sent again when no connection could be made.
    package let retries: Int
    package let expectation: Expectation
    package let outputs: [NamedTemplate]
    package let needs: [Need]
    package let location: SourceLocation

    /// The operation's id, or the request line as the file has it.
    package let title: String
}

/// A name and the template of its value: a header, a query parameter, an output.
package struct NamedTemplate: Sendable {
    package let name: String
    package let value: Template
}
