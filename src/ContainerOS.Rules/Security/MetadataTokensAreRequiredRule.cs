using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Security;

/// <summary>COS8005: the metadata service requires a token where the release supports it.</summary>
internal sealed class MetadataTokensAreRequiredRule : Rule
{
    private static readonly OsVersion Since = new(3, 6, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8005",
            Title = "the metadata service requires a token where the release supports it",
            Severity = Severity.Warning,
            Paths = ["access.metadataTokens"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why =
                "without tokens, any server-side request forgery can read the credentials of the node; from 3.6.0 "
                + "ContainerOS does not need requests without a token",
            Fix = "use required, if the account is on the list of COS8015",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.Access.Part(access => access.MetadataTokens), "access.metadataTokens", out var tokens)
            && tokens is MetadataTokenMode.Optional
            && pool.IsAtLeast(Since, context)
        )
        {
            context.Fail(
                "access.metadataTokens",
                $"requests without a token are allowed, and ContainerOS {pool.Release} does not need them"
            );
        }
    }
}
