internal import ArgumentParser
internal import JSONModel
internal import LocalSystem
internal import MockEngine

/// The option for the memory that the sandboxes of a mock may take.
struct MemoryFlag: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The memory for journals, resources, kept answers and sandboxes, such as 64MiB or 2GiB; beyond it, the oldest "
                + "is forgotten.", valueName: "size"))
    var maxMemory = MemorySize(bytes: MemoryBudget.usualLimit)

    /// The budget; `lines` tells when it is full for the first time.
    func budget(_ format: OutputFormat, _ tell: @escaping @Sendable (_ line: String) -> Void) -> MemoryBudget {
        let size = maxMemory
        return MemoryBudget(
            limit: size.bytes, whenFull: { tell(Self.notice(size, format)) }, giveBack: SystemMemory.giveBackFree)
    }

    static func notice(_ size: MemorySize, _ format: OutputFormat) -> String {
        switch format {
        case .text:
            "understudy: the sandboxes have reached their \(size) of memory, so the oldest is forgotten; "
                + "GET /__admin/memory counts it, and '--max-memory' gives more"
        case .json: "\(["event": "memory", "limit": .number(JSONNumber(size.bytes))] as JSON)"
        }
    }
}

/// A number of bytes as an option: `4194304`, `64MiB`, `2GiB`.
struct MemorySize: ExpressibleByArgument, CustomStringConvertible, Equatable, Sendable {
    let bytes: Int

    private static let units: [(name: String, bytes: Int)] = [
        ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000),
        ("B", 1), ("", 1),
    ]
    /// Less would not hold what a few requests leave behind.
    static let possible = 1 << 20...1 << 40

    init(bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        let unit = argument.dropFirst(digits.count).lowercased()
        guard let number = Int(digits), let factor = Self.units.first(where: { $0.name.lowercased() == unit })?.bytes
        else {
            return nil
        }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: factor)
        guard !overflow, Self.possible.contains(bytes) else { return nil }
        self.bytes = bytes
    }

    var description: String {
        let unit = Self.units.first { bytes % $0.bytes == 0 } ?? ("", 1)
        return "\(bytes / unit.bytes)\(unit.name.isEmpty ? "B" : unit.name)"
    }

    var defaultValueDescription: String { description }
}
