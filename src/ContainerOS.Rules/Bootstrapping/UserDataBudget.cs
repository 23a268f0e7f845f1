using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3002: the user data of each phase fits ECS.</summary>
internal sealed class UserDataBudget : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS3002",
        "the user data of each phase fits ECS",
        "ECS takes 32 KB of user data before base64, and ACK adds its own initialisation to it (how much is not published; 2 KB are kept free)",
        Sources.InstanceApi,
        Confidence.Inferred);

    private const int Limit = (32 - 2) * 1024;

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts)
    {
        if (spec.Bootstrap is null)
        {
            return [];
        }

        return facts.UserDataBytes is not { } bytes
            ? [new Undecided("bootstrap", "its size is not known while a value in it is not")]
            : [.. Phase("beforeJoin", bytes.BeforeJoin), .. Phase("afterJoin", bytes.AfterJoin)];
    }

    private static IEnumerable<Verdict> Phase(string phase, int bytes)
    {
        if (bytes > Limit)
        {
            yield return new Fail("bootstrap", $"the {phase} containers come to {bytes} bytes of user data, and {Limit} are allowed", "shorten file contents, or fetch them from an image or a volume");
        }
    }
}
