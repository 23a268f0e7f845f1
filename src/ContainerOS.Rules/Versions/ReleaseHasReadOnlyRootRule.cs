using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4010: the root can not be changed.</summary>
internal sealed class ReleaseHasReadOnlyRootRule : Rule
{
    private static readonly OsVersion Open = new(3, 3, 1);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4010",
            Title = "the root can not be changed",
            Severity = Severity.Warning,
            Paths = ["os.version"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why = "3.3.1 lets folders be made under /, which 3.3.2 took back: what relies on them breaks with the next release",
            Fix = "pin 3.3.2 or later",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Release, "os.version", out var release) && release == Open)
        {
            context.Fail("os.version", $"ContainerOS {pool.Release} has a root in which folders can be made");
        }
    }
}
