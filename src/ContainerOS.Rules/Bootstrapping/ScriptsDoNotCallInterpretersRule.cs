namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3031: bootstrap scripts do not call Python, Perl or Ruby.</summary>
internal sealed class ScriptsDoNotCallInterpretersRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3031",
            Title = "bootstrap scripts do not call Python, Perl or Ruby",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS does not include Python, Perl or Ruby",
            Fix = "write it as a shell script, or run it as a pod from an image that has the interpreter",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.FirstCalls(this, static (call, _) => IsInterpreter(call.Program)))
            {
                context.Fail(script.Path, call.Span, $"{call.Program} is called, and ContainerOS does not include it");
            }
        }
    }

    private static bool IsInterpreter(string program) =>
        program is "perl" or "ruby" or "irb"
        || (
            program.StartsWith("python", StringComparison.Ordinal) && program[6..].All(letter => char.IsAsciiDigit(letter) || letter == '.')
        );
}
