using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3017: systemd units run no program that ContainerOS does not include.</summary>
internal sealed class UnitsRunAvailableProgramsRule : Rule
{
    private readonly HashSet<string> missing =
    [
        "yum",
        "dnf",
        "rpm",
        "apt",
        "apt-get",
        "dpkg",
        "pip",
        "pip3",
        "python",
        "python2",
        "python3",
        "perl",
        "ruby",
        "ssh",
        "sshd",
        "scp",
        "sftp",
        "docker",
        "dockerd",
        "tcpdump",
    ];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3017",
            Title = "systemd units run no program that ContainerOS does not include",
            Paths = ["bootstrap[].steps[].systemdUnit.content"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS has no package manager, Python, Perl, Ruby, SSH or Docker",
            Fix = "run it as a pod from an image that has the program",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (located, unit) in pool.Bootstrap.UnitFiles(context))
        {
            foreach (var (program, _, line) in unit.Programs)
            {
                if (missing.Contains(program.Split('/')[^1]))
                {
                    context.Fail(
                        located.ContentProperty,
                        TextSpan.OfLine(line),
                        $"runs {program.Split('/')[^1]}, and ContainerOS does not include it"
                    );
                }
            }
        }
    }
}
