import LocalSystem

/// The scripts of Tests/Clients, run with the Python packages that `make deps` installs.
enum PythonClient {
    enum Failure: Error, CustomStringConvertible {
        case notInstalled(python: String)
        case failed(script: String, ChildProcess.Outcome)

        var description: String {
            switch self {
            case .notInstalled(let python): "no Python environment at '\(python)'; run 'make deps'"
            case .failed(let script, let outcome): "'\(script)' exited with \(outcome.exit): \(outcome.errors)"
            }
        }
    }

    /// What `script` writes; it has to end in order and without a complaint.
    static func run(_ script: String, _ arguments: String...) throws -> String {
        let python = "\(Checkout.root)/.venv/bin/python"
        guard LocalFiles().exists("\(Checkout.root)/.venv/installed"), LocalFiles().exists(python) else {
            throw Failure.notInstalled(python: python)
        }
        let path = "\(Checkout.root)/Tests/Clients/\(script)"
        let outcome = try ChildProcess(python, ["-B", path] + arguments).finish()
        guard outcome.exit == 0, outcome.errors.isEmpty else { throw Failure.failed(script: script, outcome) }
        return outcome.output
    }
}
