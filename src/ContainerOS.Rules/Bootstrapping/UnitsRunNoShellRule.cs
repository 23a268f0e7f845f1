using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3016: systemd units do not run a shell from ContainerOS 3.5.0.</summary>
internal sealed class UnitsRunNoShellRule : Rule
{
    private static readonly OsVersion Since = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3016",
            Title = "systemd units do not run a shell from ContainerOS 3.5.0",
            Paths = ["bootstrap[].steps[].systemdUnit.content", "bootstrap[].steps[].script"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why = "from 3.5.0 the host has no shell, so a unit that starts one fails",
            Fix = "run a statically linked program from /opt or /usr/local, or use a pod",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var unit in pool.Bootstrap.UnitTexts(context))
        {
            foreach (var (program, _, line) in unit.File.Programs)
            {
                if (program.Split('/')[^1] is "sh" or "bash" or "dash" or "ash" or "ksh" or "zsh" && pool.IsAtLeast(Since, context))
                {
                    context.Fail(
                        unit.Path,
                        TextSpan.OfLine(unit.Line(line)),
                        $"runs {program.Split('/')[^1]}, and the host of ContainerOS {pool.Release} has no shell"
                    );
                }
            }
        }
    }
}
