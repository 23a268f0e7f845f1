using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Security;

/// <summary>COS8015: metadataTokens: required is set only where the account may use it.</summary>
internal sealed class MetadataTokensRequireApprovalRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8015",
            Title = "metadataTokens: required is set only where the account may use it",
            Severity = Severity.Info,
            Paths = ["access.metadataTokens"],
            Source = RuleSources.NodePoolModel,
            Confidence = Confidence.ReadInSdk,
            Why =
                "the service accepts http_tokens only from accounts on a list, needs minimum versions of its components "
                + "(terway 1.9.16 on 1.30, CSI 1.33.3, ack-node-problem-detector 1.2.26), and cannot change it later",
            Fix = "ask the vendor's support whether the account is on the list before the pool is created",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.Access.Part(access => access.MetadataTokens), "access.metadataTokens", out var tokens)
            && tokens is MetadataTokenMode.Required
        )
        {
            context.Fail("access.metadataTokens", "the service refuses it for accounts that are not on its list");
        }
    }
}
