namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3018: the name of a systemd unit has the suffix of its type.</summary>
internal sealed class UnitNameHasTypeSuffixRule : Rule
{
    private static readonly string[] Suffixes =
    [
        ".service",
        ".socket",
        ".device",
        ".mount",
        ".automount",
        ".swap",
        ".target",
        ".path",
        ".timer",
        ".slice",
        ".scope",
    ];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3018",
            Title = "the name of a systemd unit has the suffix of its type",
            Paths = ["bootstrap[].steps[].systemdUnit.name"],
            Source = RuleSources.Systemd,
            Confidence = Confidence.Documented,
            Why = "systemd recognizes the type of a unit by its suffix and does not load a file without one",
            Fix = "use a name such as tune.service",
            IsSuppressible = false,
        };

    /// <summary>Whether a name has the suffix of a unit type.</summary>
    internal static bool IsUnit(string name) =>
        Array.Exists(Suffixes, suffix => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal));

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var located in pool.Bootstrap.Units(context))
        {
            if (
                context.TryGetKnown(located.Unit.Name, located.NameProperty, out var name)
                && (name.Contains('/', StringComparison.Ordinal) || !IsUnit(name))
            )
            {
                context.Fail(
                    located.NameProperty,
                    located.IsSecret ? "the name is not a unit name" : $"'{located.Unit.Name}' is not a unit name"
                );
            }
        }
    }
}
