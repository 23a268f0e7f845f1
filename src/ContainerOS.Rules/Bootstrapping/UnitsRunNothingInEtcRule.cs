using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3015: systemd units run no program below /etc from ContainerOS 3.5.0.</summary>
internal sealed class UnitsRunNothingInEtcRule : Rule
{
    private static readonly OsVersion Since = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3015",
            Title = "systemd units run no program below /etc from ContainerOS 3.5.0",
            Paths = ["bootstrap[].steps[].systemdUnit.content", "bootstrap[].steps[].script"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why = "from 3.5.0 /etc is mounted noexec, so no file in it can be executed",
            Fix = "move the program below /opt or /usr/local",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var unit in pool.Bootstrap.UnitTexts(context))
        {
            foreach (var (program, _, line) in unit.File.Programs)
            {
                if (ShellPaths.IsBelow(program, ["/etc"]) && pool.IsAtLeast(Since, context))
                {
                    context.Fail(
                        unit.Path,
                        TextSpan.OfLine(unit.Line(line)),
                        $"runs {(unit.IsSecret ? "a program" : program)} below /etc, which cannot be executed on "
                            + $"ContainerOS {pool.Release}"
                    );
                }
            }
        }
    }
}
