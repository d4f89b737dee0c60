import Diagnostics
import TargetModel
import TestSupport
import Testing

/// Every message about targets and secrets files, word for word.
@Suite struct TargetMessageTests {
    @Test(arguments: [
        ("[]", "t/targets.yaml:1:1: error: expected a mapping for 'targets file', found an empty list"),
        ("volatile: []", "t/targets.yaml:1:1: error: targets file has no 'targets'"),
        ("targets: {}", "t/targets.yaml:1:10: error: a targets file has at least one target, found none"),
        (
            "targets: {a: {url: http://a}}\nsecret: s.yaml",
            "t/targets.yaml:2:1: error: unknown key 'secret' in targets file; did you mean 'secrets'?"
        ),
        ("targets: {a: {}}", "t/targets.yaml:1:14: error: target has no 'url'"),
        (
            "targets: {a: {url: 5}}",
            "t/targets.yaml:1:20: error: expected a URL, or one for each API, for 'url', found the integer 5"
        ),
        (
            "targets: {a: {url: {}}}",
            "t/targets.yaml:1:20: error: expected a URL for at least one API, found none"
        ),
        (
            "targets: {mock: {url: http://a}}",
            "t/targets.yaml:1:11: error: the name 'mock' stands for a mock of the program's own; choose another"
        ),
        (
            "targets: {\"http://x\": {url: http://a}}",
            "t/targets.yaml:1:11: error: expected a name without spaces that is no URL, found 'http://x'"
        ),
        (
            "targets: {a: {url: http://a, kind: reel}}",
            "t/targets.yaml:1:36: error: unknown kind 'reel'; did you mean 'real'?"
        ),
        (
            "targets: {a: {url: http://a, key: k.pem}}",
            "t/targets.yaml:1:35: error: 'key' and 'key-password' go with 'client-certificate', which is not there"
        ),
        (
            "targets: {a: {url: http://a, rate-limit: 10}}",
            "t/targets.yaml:1:42: error: expected a number of requests such as '10/s', '600/min' or '3600/h', "
                + "found the integer 10"
        ),
        (
            "targets: {a: {url: http://a, rate-limit: 0/s}}",
            "t/targets.yaml:1:42: error: expected a number of requests such as '10/s', '600/min' or '3600/h', "
                + "found '0/s'"
        ),
        (
            "targets: {a: {url: http://a, timeout: 0s}}",
            "t/targets.yaml:1:39: error: expected a length of time longer than none for 'timeout', found '0'"
        ),
        (
            "targets: {a: {url: http://a, jobs: many}}",
            "t/targets.yaml:1:36: error: expected an integer for 'jobs', found the string 'many'"
        ),
        (
            "targets: {a: {url: http://a, jobs: 257}}",
            "t/targets.yaml:1:36: error: expected 1 to 256 for 'jobs', found 257"
        ),
        (
            "targets: {a: {url: http://a, headers: {a b: c}}}",
            "t/targets.yaml:1:40: error: 'a b' is no name of a header field"
        ),
        (
            "targets: {a: {url: http://a, volatile: [created]}}",
            "t/targets.yaml:1:41: error: expected a place such as '/headers/Date' or '/body/items/*/created' for "
                + "'volatile', found 'created'"
        ),
        (
            "targets: {a: {url: $steps.a}}",
            "t/targets.yaml:1:20: error: unknown name '$steps'; expected '$env' or '$secret'"
        ),
        (
            "targets: {a: {url: $env}}",
            "t/targets.yaml:1:20: error: expected one name after '$env', found '$env'"
        ),
    ])
    func saysWhatIsWrongWithAFile(text: String, message: String) throws {
        #expect(try Reading.read(text).findings == [message])
    }

    @Test(arguments: [
        ("url: $env.BASE", "1:20: error: the environment variable 'BASE' is not set"),
        ("url: $env.EMPTY", "1:20: error: the environment variable 'EMPTY' is empty"),
        (
            "url: http://a, headers: {X: 'Bearer {$secret.tokn}'}",
            "1:43: error: no secret is called 'tokn' in 't/secrets.yaml'; did you mean 'token'?"
        ),
        (
            "url: ftp://a",
            "1:20: error: expected a URL such as 'https://api.example.com/v1' without query, found 'ftp://a'"
        ),
        (
            "url: {x: $secret.token}",
            "1:24: error: expected a URL such as 'https://api.example.com/v1' without query, "
                + "found another text, which is not shown"
        ),
    ])
    func saysWhatATargetLacks(members: String, message: String) throws {
        let resolved = try Reading.resolve(
            "targets: {a: {\(members)}}", environment: ["EMPTY": ""], secrets: ["token": "t-123456"])
        #expect(resolved.target == nil)
        #expect(resolved.findings == ["t/targets.yaml:\(message)"])
    }

    @Test(arguments: [
        ("[a]", "s.yaml:1:1: error: expected names and their texts in a secrets file, found a list"),
        ("pin: 1234567", "s.yaml:1:6: error: expected a text in quotes for secret 'pin', found an integer"),
        ("pin: ''", "s.yaml:1:6: error: expected a text in quotes for secret 'pin', found an empty string"),
    ])
    func neverShowsASecretOfAWrongFile(text: String, message: String) throws {
        var findings = Findings()
        let secrets = try SecretsFile.read("s.yaml", files: FileTable(["s.yaml": text]), findings: &findings)
        #expect(secrets == nil)
        #expect(Reading.lines(findings) == [message])
    }
}
