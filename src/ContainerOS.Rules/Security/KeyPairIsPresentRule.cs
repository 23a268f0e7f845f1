using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Security;

/// <summary>COS8001: a key pair is set.</summary>
internal sealed class KeyPairIsPresentRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8001",
            Title = "a key pair is set",
            Paths = ["access.keyPair"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API requires a key pair where the image is ContainerOS",
            Fix = "add access: {keyPair: <name of an ECS key pair>}",
            IsSuppressible = false,
            ConflictingSources =
            [
                new("a key pair is required for ContainerOS", RuleSources.NodePoolApi),
                new("from 3.5 no key pair is needed to reach the administrative container", RuleSources.AdministrativeContainer),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Spec.Access is { IsKnown: false })
        {
            context.MarkUndecided("access.keyPair", "its value is not known yet");
        }
        else if (
            pool.Spec.Access.Part(access => access.KeyPair) is not { } pair
            || (context.TryGetKnown(pair, "access.keyPair", out var name) && name.Length == 0)
        )
        {
            context.Fail("access.keyPair", "no key pair is set");
        }
    }
}
