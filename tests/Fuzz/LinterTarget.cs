using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Rules;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Fuzz;

/// <summary>
/// Fuzzes the linter: it parses any text, and reported positions are inside the text. One in eight texts also runs through all rules.
/// </summary>
internal sealed class LinterTarget : IFuzzTarget
{
    private const int RulesEvery = 8;

    public int Longest => 240;

    public void Run(string text)
    {
        var script = ShellScript.Parse(text);
        var lines = text.AsSpan().Count('\n') + 1;
        foreach (
            var at in script
                .Calls.Select(call => call.At)
                .Concat(script.Writes.Select(write => write.Path.At))
                .Concat(script.Gaps.Select(gap => gap.At))
        )
        {
            Inside(lines, at);
        }

        Same(script, ShellScript.Parse(text));
        if (text.Length % RulesEvery == 0)
        {
            PoolValidator.Validate(Around(text), PoolFacts.Offline);
        }
    }

    /// <summary>The state that the parser keeps between texts does not affect the result.</summary>
    private static void Same(ShellScript first, ShellScript second)
    {
        if (!Findings(first).SequenceEqual(Findings(second)))
        {
            throw new BrokenPropertyException("the same text is read another way the second time");
        }
    }

    private static IEnumerable<string> Findings(ShellScript script) =>
        [
            .. script.Calls.Select(call => $"{call.At} {call.Path}"),
            .. script.Writes.Select(write => $"{write.Path.At} {write.Path.Text}"),
            .. script.Gaps.Select(gap => $"{gap.At} {gap.Reason}"),
        ];

    /// <summary>The line exists. A column may be after the end of its line only in nested scripts, where removed quotes shift it.</summary>
    private static void Inside(int lines, ShellPosition at)
    {
        if (at.Line < 1 || at.Line > lines || at.Column < 1)
        {
            throw new BrokenPropertyException($"a finding is at line {at.Line}, column {at.Column} of {lines} lines");
        }
    }

    private static NodePoolSpec Around(string text) =>
        new()
        {
            Os = new OsPin { Version = new OsVersion(3, 6, 1) },
            Bootstrap = ValueList<BootstrapContainer>.Of(
                new BootstrapContainer
                {
                    Name = "fuzz",
                    Phase = BootstrapPhase.AfterJoin,
                    Steps = ValueList<BootstrapStep>.Of(new BootstrapStep { Script = text }),
                }
            ),
        };
}
