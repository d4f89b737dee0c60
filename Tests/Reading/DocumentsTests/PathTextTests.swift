import Testing

@testable import Documents

struct PathTextTests {
    @Test(
        arguments: [
            ("a/./b/../c", "a/c"), ("./a", "a"), (".", ""), ("..", ".."), ("a/../../b", "../b"), ("../../a", "../../a"),
            ("/a/../../b", "/b"), ("/", "/"), ("a//b/", "a/b"),
        ]) func normalizes(path: String, expected: String)
    {
        #expect(PathText.normalized(path) == expected)
    }

    @Test(arguments: [("a/b/c", "a/b"), ("a", "."), ("/a", "/"), ("./a", "."), ("../a", "..")])
    func findsTheFolder(path: String, folder: String) { #expect(PathText.folder(of: path) == folder) }

    @Test func joins() {
        #expect(PathText.join(".", "a") == "a")
        #expect(PathText.join("/", "a") == "/a")
        #expect(PathText.join("a/b", "c") == "a/b/c")
    }

    @Test(
        arguments: [
            ("a", "a/b", true), ("a", "a/../b", false), ("a", "ab", false), (".", "a", true), (".", "../a", false),
            (".", "/a", false), ("..", "../a", true), ("/", "/a", true), ("./a/", "a/b/c", true), ("a", "a", true),
        ]) func tellsWhatIsBelowAFolder(folder: String, path: String, isBelow: Bool)
    {
        #expect(PathText.isBelow(folder, path) == isBelow)
    }
}
