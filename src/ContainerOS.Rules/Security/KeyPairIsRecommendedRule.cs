using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Security;

/// <summary>COS8014: a key pair is set from ContainerOS 3.5.0.</summary>
internal sealed class KeyPairIsRecommendedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8014",
            Title = "a key pair is set from ContainerOS 3.5.0",
            Severity = Severity.Warning,
            Paths = ["access.keyPair"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API names the key pair as the only login of ContainerOS; whether a pool may have none is disputed",
            Fix = "add access: {keyPair: <name of an ECS key pair>}, or suppress the rule if the nodes need no SSH",
            IsSuppressible = true,
            ConflictingSources =
            [
                new("ContainerOS supports only a key pair as login", RuleSources.NodePoolApi),
                new("the login may be set later: the console offers 'Key Pair or Later' for ContainerOS", RuleSources.NodePoolPage),
                new("from 3.5 no key pair is needed to reach the administrative container", RuleSources.AdministrativeContainer),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (KeyPairIsPresentRule.IsMissing(pool, context) && pool.IsAtLeast(KeyPairIsPresentRule.Optional, context))
        {
            context.Fail("access.keyPair", "no key pair is set");
        }
    }
}
