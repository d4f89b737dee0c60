import TestSupport
import Testing

/// The completions that `make install` puts where shells look for them.
struct CompletionTests {
    @Test func bashOffersTheNamesOfAPIs() throws {
        let folder = try TemporaryFolder()
        let script = try ChildProcess(Checkout.program, ["--generate-completion-script", "bash"]).finish().output
        try folder.write(script, to: "understudy.bash")
        let offer = """
            source understudy.bash
            COMP_WORDS=('\(Checkout.program)' serve ci) COMP_CWORD=2 COMP_LINE='understudy serve ci'
            COMP_POINT=${#COMP_LINE}
            _understudy '\(Checkout.program)' ci serve
            printf '%s\n' "${COMPREPLY[@]}"
            """
        let offered = try ChildProcess("/usr/bin/env", ["bash", "--norc", "-c", offer], folder: folder.path).finish()
        #expect(offered.output == "citypay\n", "\(offered.errors)")
    }

    @Test(arguments: ["zsh", "fish"]) func otherShellsHaveAScriptToo(shell: String) throws {
        let script = try ChildProcess(Checkout.program, ["--generate-completion-script", shell]).finish()
        #expect(script.exit == 0)
        #expect(script.output.contains("understudy"))
    }
}
