import Diagnostics
import Reporting
import Secrets
import Testing
import Verification

@Suite struct MarkdownReporterTests {
    private func text(_ run: Run) -> String { String(decoding: MarkdownReporter().render(run), as: UTF8.self) }

    @Test func writesNumbersFailuresAndTheRest() {
        let expected = """
            ## ❌ Understudy: disagreed

            3 scenarios, 5 steps, 9 checks&#58; 1 disagreed, 1 skipped; 1 step failed, 1 did not run &#91;E0901&#93; (0.21 s)

            | | total | passed | failed | known | skipped | did not run |
            |---|---:|---:|---:|---:|---:|---:|
            | scenarios | 3 | 1 | 1 | 0 | 1 | 0 |
            | steps | 5 | 2 | 1 | 0 | 1 | 1 |

            | | scenario | API | steps passed | checks | time |
            |---|---|---|---:|---:|---:|
            | ❌ | orders are kept | shop | 1 of 3 | 7 | 0.01 s |

            <details><summary>❌ orders are kept</summary>

            ```text
            shop/s.yaml:5:5: step 'create' (Call-create)
              /status [E0103]
                expected 201
                found    422

            """
        let end = """
            shop/s.yaml:5:5: step 'lines' (Call-lines)
              did not run: needs output 'id' of step 'create', which did not come [E0302]
            ```

            </details>

            <details><summary>1 passed, 1 skipped</summary>

            | | scenario | API | steps passed | checks | time |
            |---|---|---|---:|---:|---:|
            | ✅ | orders are listed | shop | 1 of 1 | 2 | 0.01 s |
            | ➖ | refunds (skipped: the target is the mock) | shop | 0 of 1 | 0 | 0.00 s |

            </details>

            """
        #expect(text(Runs.failing).hasPrefix(expected))
        #expect(text(Runs.failing).hasSuffix(end))
    }

    @Test func noTextIsMarkup() {
        let title =
            "&#124; &#96;a&#96; &#96;&#96;&#96;&#96; &#42;b&#42; &#95;c&#95; &#91;d&#93;(e) &#126;&#126;f&#126;&#126; "
            + "&#35; SKIP &#35; TODO &#92; &#92;&#35; %0A &#58;&#58;error&#58;&#58;g &#64;h www&#46;i.j http&#58;//k "
            + "&lt;/script&gt;&lt;/pre&gt;--&gt; &#36;l&#36; &quot;m&quot; &#33;"
        let text = text(Runs.signsRun)
        #expect(text.contains("| ❌ | \(title) | shop | 0 of 2 | 1 | 0.01 s |\n"))
        #expect(text.contains("<details><summary>❌ \(title)</summary>\n"))
        // Longer than the fence in the text.
        #expect(text.contains("\n`````text\n"))
        #expect(text.contains("\n`````\n\n</details>\n"))
    }

    @Test func bothTargetsAreThere() {
        let text = text(Runs.drifted)
        #expect(text.hasPrefix("## ❌ Understudy: mock and staging&#58; drifted\n"))
        #expect(text.contains("    mock    201\n    staging 200\n"))
    }

    @Test func whatAJobPageHasNoRoomForIsCounted() throws {
        let location = SourceLocation(file: "s.yaml", line: 1, column: 1)
        let scenarios = (1...200).map { number in
            ScenarioRun(
                title: "scenario \(number)", api: "shop", location: location,
                steps: [
                    StepRun(
                        id: "a", title: "A", location: location, outcome: number <= 100 ? .failed : .passed,
                        problems: number <= 100 ? [.missingOutput(name: "id")] : [], checks: 1)
                ], duration: .zero)
        }
        let run = Run(
            target: Target(baseURLs: [:], isMock: true), scenarios: scenarios, duration: .zero, secrets: SecretNames())
        let whole = text(run)
        #expect(whole.split(separator: "<details>").count == 102)
        for limit in [2000, 6000, 12_000, 24_000] {
            let bytes = MarkdownReporter(mostBytes: limit).render(run)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(bytes.count <= limit)
            #expect(text.count(of: "<details>") == text.count(of: "</details>"))
            #expect(text.hasSuffix(", for which a job page has no room\n"), "\(limit)")
        }
        let text = String(decoding: MarkdownReporter(mostBytes: 6000).render(run), as: UTF8.self)
        let rows = text.count(of: "| ❌ |")
        #expect(rows == 100 || text.contains("\(100 - rows) more failed scenario"))
        #expect(text.contains("100 more scenarios, for which"))
    }
}

extension String {
    fileprivate func count(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
