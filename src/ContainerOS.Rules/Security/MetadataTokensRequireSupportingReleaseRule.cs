using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Security;

/// <summary>COS8003: metadataTokens: required is set only with ContainerOS 3.6.0 or later.</summary>
internal sealed class MetadataTokensRequireSupportingReleaseRule : Rule
{
    private static readonly OsVersion Since = new(3, 6, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8003",
            Title = "metadataTokens: required is set only with ContainerOS 3.6.0 or later",
            Paths = ["access.metadataTokens"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why = "earlier releases do not work with a metadata service that requires a token",
            Fix = "use optional, or pin 3.6.0 or later",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.Access.Part(access => access.MetadataTokens), "access.metadataTokens", out var tokens)
            && tokens is MetadataTokenMode.Required
            && pool.IsBefore(Since, context)
        )
        {
            context.Fail("access.metadataTokens", $"ContainerOS {pool.Release} does not support the hardened metadata mode");
        }
    }
}
