using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3020: a systemd unit that is enabled says where it is wanted.</summary>
internal sealed class EnabledUnit : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3020",
            Title = "a systemd unit that is enabled says where it is wanted",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].systemdUnit.content", "bootstrap[].steps[].systemdUnit.enable"],
            Source = Sources.Systemd,
            Confidence = Confidence.Documented,
            Why = "systemctl enable heeds the section [Install]; without it the unit is not started after a reboot",
            Fix = "add [Install] with WantedBy=multi-user.target, or write enable: false",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var (placed, unit) in pool.Bootstrap.UnitFiles(verdicts))
        {
            if (verdicts.Knows(placed.Unit.Enable ?? true, placed.AtEnable, out var enable) && enable && !unit.Sections.Contains("Install"))
            {
                verdicts.Fail(placed.AtContent, "the unit is enabled and has no section [Install]");
            }
        }
    }
}
