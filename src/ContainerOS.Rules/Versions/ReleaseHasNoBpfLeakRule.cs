using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4009: the release does not leak BPF programs.</summary>
internal sealed class ReleaseHasNoBpfLeakRule : Rule
{
    private static readonly OsVersion LeakingRelease = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4009",
            Title = "the release does not leak BPF programs",
            Severity = Severity.Warning,
            Paths = ["os.version"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why = "3.5.0 leaks BPF programs; 3.5.1 fixes the leak",
            Fix = "pin 3.5.1 or later",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Release, "os.version", out var release) && release == LeakingRelease)
        {
            context.Fail("os.version", $"ContainerOS {pool.Release} leaks BPF programs");
        }
    }
}
