using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Security;

/// <summary>COS8009: the release has the fixes for the container escapes of 2025-11.</summary>
internal sealed class ReleaseHasContainerEscapeFixesRule : Rule
{
    private static readonly OsVersion FixedRelease = new(3, 6, 1);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8009",
            Title = "the release has the fixes for the container escapes of 2025-11",
            Severity = Severity.Warning,
            Paths = ["os.version"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why = "3.6.1 fixes vulnerabilities in runc that let a container access the host",
            Fix = "pin 3.6.1 or later",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.IsBefore(FixedRelease, context))
        {
            context.Fail("os.version", $"ContainerOS {pool.Release} does not have the fixes for runc of {FixedRelease}");
        }
    }
}
