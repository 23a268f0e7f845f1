using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6002: there are 1 to 10 instance types and 1 to 8 vSwitches.</summary>
internal sealed class ListBounds : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS6002",
        "there are 1 to 10 instance types and 1 to 8 vSwitches",
        "the API takes no more",
        Sources.NodePoolApi,
        Confidence.ReadInSdk);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts) =>
        [.. Count("instanceTypes", spec.InstanceTypes, 10), .. Count("vSwitchIds", spec.VSwitchIds, 8), .. Count("securityGroupIds", spec.SecurityGroupIds, 5)];

    private static IEnumerable<Verdict> Count(string path, ValueList<string>? list, int most)
    {
        if (list is { IsKnown: false })
        {
            yield return new Undecided(path, "the list is not known yet");
        }
        else if (list is not null && (list.Items.Count == 0 || list.Items.Count > most))
        {
            yield return new Fail(path, $"{list.Items.Count} entries are given", $"give 1 to {most}");
        }
    }
}
