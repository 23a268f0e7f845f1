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
            Paths = ["bootstrap[].steps[].systemdUnit.content"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why = "from 3.5.0 /etc is mounted noexec, so no file in it can be executed",
            Fix = "move the program below /opt or /usr/local",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (located, unit) in pool.Bootstrap.UnitFiles(context))
        {
            foreach (var (program, _, line) in unit.Programs)
            {
                if (ShellPaths.IsBelow(program, ["/etc"]) && pool.IsAtLeast(Since, context))
                {
                    context.Fail(
                        located.ContentProperty,
                        TextSpan.OfLine(line),
                        $"runs {(located.IsContentSecret ? "a program" : program)} below /etc, which cannot be executed on "
                            + $"ContainerOS {pool.Release}"
                    );
                }
            }
        }
    }
}
