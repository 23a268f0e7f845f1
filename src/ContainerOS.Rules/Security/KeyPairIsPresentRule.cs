using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Security;

/// <summary>COS8001: a key pair is set before ContainerOS 3.5.0.</summary>
internal sealed class KeyPairIsPresentRule : Rule
{
    /// <summary>From this release on, the administrative container is reached without a key pair.</summary>
    internal static readonly OsVersion Optional = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8001",
            Title = "a key pair is set before ContainerOS 3.5.0",
            Paths = ["access.keyPair"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API supports no other login than a key pair where the image is ContainerOS",
            Fix = "add access: {keyPair: <name of an ECS key pair>}",
            IsSuppressible = false,
        };

    /// <summary>Whether no key pair is set; false, and the rule undecided, when it is not known.</summary>
    internal static bool IsMissing(CheckedPool pool, RuleContext context)
    {
        if (pool.Spec.Access is { IsKnown: false })
        {
            context.MarkUndecided("access.keyPair", "its value is not known yet");
            return false;
        }

        return pool.Spec.Access.Part(access => access.KeyPair) is not { } pair
            || (context.TryGetKnown(pair, "access.keyPair", out var name) && name.Length == 0);
    }

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (IsMissing(pool, context) && pool.IsBefore(Optional, context))
        {
            context.Fail("access.keyPair", "no key pair is set");
        }
    }
}
