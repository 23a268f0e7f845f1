using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Security;

/// <summary>COS8003: metadataTokens: required comes with ContainerOS 3.6.0 or later.</summary>
internal sealed class HardenedMetadataSince : Rule
{
    private static readonly OsVersion Since = new(3, 6, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8003",
            Title = "metadataTokens: required comes with ContainerOS 3.6.0 or later",
            Paths = ["access.metadataTokens"],
            Source = Sources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why = "earlier releases do not work with a metadata service that answers only requests with a token",
            Fix = "write optional, or pin 3.6.0 or later",
            IsSuppressible = false,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (
            verdicts.Knows(pool.Spec.Access.Part(access => access.MetadataTokens), "access.metadataTokens", out var tokens)
            && tokens is MetadataTokenMode.Required
            && pool.IsBefore(Since, verdicts)
        )
        {
            verdicts.Fail("access.metadataTokens", $"ContainerOS {pool.Release} does not serve the hardened metadata mode");
        }
    }
}
