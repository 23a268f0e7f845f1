using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3017: systemd units run no program that ContainerOS does not include.</summary>
internal sealed class UnitsRunAvailableProgramsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3017",
            Title = "systemd units run no program that ContainerOS does not include",
            Paths = ["bootstrap[].steps[].systemdUnit.content", "bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS has no package manager, Python, Perl, Ruby, SSH or Docker",
            Fix = "run it as a pod from an image that has the program",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var unit in pool.Bootstrap.UnitTexts(context))
        {
            foreach (var (program, _, line) in unit.File.Programs)
            {
                if (
                    KnownPrograms.Find(program.Split('/')[^1])?.Kind
                    is HostFeatureKind.Packages
                        or HostFeatureKind.Interpreters
                        or HostFeatureKind.Ssh
                        or HostFeatureKind.Docker
                        or HostFeatureKind.DebugTools
                )
                {
                    context.Fail(
                        unit.Path,
                        TextSpan.OfLine(unit.Line(line)),
                        $"runs {program.Split('/')[^1]}, and ContainerOS does not include it"
                    );
                }
            }
        }
    }
}
