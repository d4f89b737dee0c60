import Expressions
import JSONModel
import Randomness
import Testing

@Suite struct DamagedTextTests {
    private static let texts = [
        "$request.body#/a~1b == 'it''s' && !($statusCode >= 400 || $credential.merchants not in [1, 'x', null])",
        "$(first($resource.a.b#/c, count($steps.create), matches($now, '^[a-z]+$'), each($request.body, '/p')))",
        "a {$request.query.filter[é]} b {$(digits(-1.5e3))} {$response.header.X-Y.z}", "$$ {$url}{$method}",
    ]

    @Test(arguments: texts)
    func errorsLieInsideTheText(text: String) {
        var random = SeededRandom(seed: 11)
        let alphabet = Array("$(){}[]'\"!=<>&|#/.,~ aeé1-".utf8)
        var errors = 0
        for _ in 0..<3_000 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let position = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: position)
                case 1: bytes[position] = alphabet.randomElement(using: &random) ?? 0
                default: bytes.removeSubrange(position...)
                }
                if bytes.isEmpty { bytes = [0x24] }
            }
            let damaged = String(decoding: bytes, as: UTF8.self)
            for error in [expressionError(damaged), templateError(damaged)].compactMap({ $0 }) {
                errors += 1
                #expect((0...damaged.utf8.count).contains(error.offset) && !error.message.isEmpty, "\(damaged)")
            }
        }
        #expect(errors > 1_000)
    }

    private func expressionError(_ text: String) -> ExpressionSyntaxError? {
        do throws(ExpressionSyntaxError) {
            let expression = try Expression(text, vocabulary: .sample)
            _ = expression.value(in: SampleScope([:]))
            return nil
        } catch {
            return error
        }
    }

    private func templateError(_ text: String) -> ExpressionSyntaxError? {
        do throws(ExpressionSyntaxError) {
            let template = try Template(text: text, vocabulary: .sample)
            _ = template.value(in: SampleScope([:]))
            return nil
        } catch {
            return error
        }
    }
}
