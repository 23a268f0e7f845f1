using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4010: the root file system is read-only.</summary>
internal sealed class ReleaseHasReadOnlyRootRule : Rule
{
    private static readonly OsVersion WritableRelease = new(3, 3, 1);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4010",
            Title = "the root file system is read-only",
            Severity = Severity.Warning,
            Paths = ["os.version"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why =
                "3.3.1 allows folders to be created under /, and 3.3.2 does not; programs that rely on such folders fail "
                + "with the next release",
            Fix = "pin 3.3.2 or later",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Release, "os.version", out var release) && release == WritableRelease)
        {
            context.Fail("os.version", $"ContainerOS {pool.Release} allows folders to be created under /");
        }
    }
}
