// The style and the script of the HTML report, and the hashes that allow them (CSP Level 3 §2.3.1).
//
// A browser lays out no scenario that is out of sight (`content-visibility`): with 3,333 scenarios of 10,000
// steps, all failed and open, the filter takes 0.13 s at most, and took up to 2.6 s without that.

enum HTMLPage {
    /// SHA-256 of `style` in base64.
    ///
    /// A browser that refuses it names the correct one.
    static let styleHash = "sha256-vh7OEVdkoTqSLWjU1gj+bi8ftmn7MzN78FQTsx/HibA="
    /// SHA-256 of `script`.
    static let scriptHash = "sha256-LmvImX9uLHFKBU4aEAc9Kyx2jyh0Rt9l2My9ruOEot4="

    static let style: StaticString = """

        :root {
          --ground: #fff; --raised: #f6f7f9; --text: #1b1f24; --faint: #59636e; --line: #d5dae0; --link: #0b5bd3;
          --good: #116329; --bad: #b3131d; --odd: #7a5200; --good-ground: #e3f6e8; --bad-ground: #fdeaea;
          --odd-ground: #fdf3d8;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14171b; --raised: #1d2127; --text: #eceae6; --faint: #9aa4af; --line: #353c45; --link: #7ab2ff;
            --good: #6fd48a; --bad: #ff8f8f; --odd: #e8c069; --good-ground: #15301d; --bad-ground: #3a1c1e;
            --odd-ground: #33290f;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 1200px; margin: 0 auto; padding: 24px 16px 64px; }
        h1 { font-size: 24px; margin: 0 0 8px; overflow-wrap: anywhere; }
        h1.passed, .passed > summary > .mark { color: var(--good); }
        h1.failed, .failed > summary > .mark, .notRun > summary > .mark { color: var(--bad); }
        .skipped > summary > .mark { color: var(--odd); }
        h2 { font-size: 18px; margin: 32px 0 8px; }
        a { color: var(--link); }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
        .faint, .place { color: var(--faint); }
        .place, .reason { margin: 4px 0; font-size: 13px; overflow-wrap: anywhere; }
        .counts { border-collapse: collapse; }
        .counts th, .counts td { padding: 2px 12px 2px 0; text-align: right; font-variant-numeric: tabular-nums; }
        .counts th { font-weight: 400; color: var(--faint); }
        .counts th[scope=row] { text-align: left; }
        #filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px 12px;
          align-items: center; margin: 16px 0; padding: 10px 0; background: var(--ground);
          border-bottom: 1px solid var(--line); }
        #filter[hidden], [hidden] { display: none; }
        #words { flex: 1 1 200px; }
        input, select, button { font: inherit; color: inherit; background: var(--raised);
          border: 1px solid var(--line); border-radius: 6px; padding: 3px 10px; max-width: 100%; }
        button { cursor: pointer; }
        summary { cursor: pointer; overflow-wrap: anywhere; }
        .scenario { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; padding: 8px 12px;
          content-visibility: auto; contain-intrinsic-size: auto 100px; }
        .scenario > summary > .title { font-weight: 600; }
        .mark { display: inline-block; width: 1.4em; font-weight: 700; text-align: center; }
        .step { margin: 4px 0 4px 12px; padding: 4px 0 4px 12px; border-left: 2px solid var(--line); }
        .step.failed, .step.notRun { border-left-color: var(--bad); }
        .problem { margin: 8px 0; overflow-wrap: anywhere; }
        .code, pre, .diff { font: 13px/1.45 ui-monospace, monospace; }
        pre { margin: 4px 0; padding: 8px 10px; background: var(--raised); border-radius: 6px; overflow-x: auto;
          white-space: pre-wrap; overflow-wrap: anywhere; max-height: 600px; }
        .diff { width: 100%; margin-top: 4px; border-collapse: collapse; table-layout: fixed; }
        .diff th { text-align: left; font-weight: 400; color: var(--faint); padding: 1px 8px; }
        .diff td { padding: 1px 8px; white-space: pre-wrap; overflow-wrap: anywhere; vertical-align: top;
          border: 1px solid var(--line); }
        .diff .folded td { color: var(--faint); }
        .diff .changed td:first-child, .diff .missing td:first-child, td.missing {
          background: var(--good-ground); color: var(--good); }
        .diff .changed td:last-child, .diff .unexpected td:last-child, td.unexpected {
          background: var(--bad-ground); color: var(--bad); }
        .diff .moved td { background: var(--odd-ground); color: var(--odd); }
        .command { display: flex; gap: 8px; align-items: start; }
        .command pre { flex: 1; }
        dt { font-weight: 600; margin-top: 12px; }
        dd { margin: 0; }
        dd p { margin: 2px 0; }
        :target { background: var(--odd-ground); }
        @media print { #filter, .copy { display: none; } .scenario { content-visibility: visible; } }

        """

    static let script: StaticString = """

        addEventListener('DOMContentLoaded', () => {
          const form = document.getElementById('filter'), words = document.getElementById('words');
          const api = document.getElementById('api'), shown = document.getElementById('shown');
          const boxes = [...form.querySelectorAll('[type=checkbox]')];
          const scenarios = [...document.querySelectorAll('.scenario')];
          const texts = new Map();
          const text = item => {
            if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
            return texts.get(item);
          };
          const apply = () => {
            const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
            const outcomes = new Set(boxes.filter(box => box.checked).map(box => box.value));
            let count = 0;
            for (const item of scenarios) {
              const fits = outcomes.has(item.dataset.outcome) && (!api.value || item.dataset.api === api.value)
                && wanted.every(word => text(item).includes(word));
              item.hidden = !fits;
              count += fits;
            }
            shown.textContent = `${count} of ${scenarios.length} shown`;
          };
          const open = isOpen => {
            for (const item of scenarios) {
              if (item.hidden) continue;
              item.open = isOpen;
              for (const inner of item.querySelectorAll('details')) inner.open = isOpen;
            }
          };
          form.addEventListener('input', apply);
          form.addEventListener('submit', event => event.preventDefault());
          document.getElementById('expand').addEventListener('click', () => open(true));
          document.getElementById('collapse').addEventListener('click', () => open(false));
          for (const button of document.querySelectorAll('.copy')) {
            button.hidden = false;
            button.addEventListener('click', async () => {
              const source = button.parentElement.querySelector('pre');
              try {
                await navigator.clipboard.writeText(source.textContent);
                button.textContent = 'Copied';
              } catch {
                getSelection().selectAllChildren(source);
                button.textContent = 'Selected';
              }
            });
          }
          form.hidden = false;
          apply();
        });

        """
}
