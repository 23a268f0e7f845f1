namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3019: a systemd unit has the section of its type.</summary>
internal sealed class UnitHasSectionOfItsTypeRule : Rule
{
    private readonly string[] kinds = ["Service", "Socket", "Mount", "Automount", "Swap", "Path", "Timer"];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3019",
            Title = "a systemd unit has the section of its type",
            Paths = ["bootstrap[].steps[].systemdUnit.content"],
            Source = RuleSources.Systemd,
            Confidence = Confidence.Documented,
            Why = "systemd does not load a service without [Service], a timer without [Timer], and so on",
            Fix = "add the section",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (located, unit) in pool.Bootstrap.UnitFiles(context))
        {
            if (
                context.TryGetKnown(located.Unit.Name, located.NameProperty, out var name)
                && Array.Find(kinds, kind => name.EndsWith("." + kind, StringComparison.OrdinalIgnoreCase)) is { } kind
                && !unit.Sections.Contains(kind)
            )
            {
                context.Fail(located.ContentProperty, $"the section [{kind}] is missing");
            }
        }
    }
}
