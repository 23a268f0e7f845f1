using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3020: a systemd unit that is enabled has an [Install] section.</summary>
internal sealed class EnabledUnitHasInstallSectionRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3020",
            Title = "a systemd unit that is enabled has an [Install] section",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].systemdUnit.content", "bootstrap[].steps[].systemdUnit.enable"],
            Source = RuleSources.Systemd,
            Confidence = Confidence.Documented,
            Why = "systemctl enable reads the [Install] section; without it the unit is not started after a reboot",
            Fix = "add [Install] with WantedBy=multi-user.target, or set enable: false",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (located, unit) in pool.Bootstrap.UnitFiles(context))
        {
            if (
                context.TryGetKnown(located.Unit.Enable ?? true, located.EnableProperty, out var enable)
                && enable
                && !unit.Sections.Contains("Install")
            )
            {
                context.Fail(located.ContentProperty, "the unit is enabled and has no [Install] section");
            }
        }
    }
}
