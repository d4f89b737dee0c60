internal import ArgumentParser
import Commands

/// The program: everything is in `Commands`, where tests reach it.
@main
struct Main {
    static func main() {
        StandardDescriptors.open()
        UnderstudyCommand.main()
    }
}
