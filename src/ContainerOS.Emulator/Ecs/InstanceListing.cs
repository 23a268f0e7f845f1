using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Ecs;

/// <summary>DescribeInstances.</summary>
internal static class InstanceListing
{
    private const int MebibytesPerGibibyte = 1024;

    internal static FieldMap Answer(Call call)
    {
        var (request, world) = (call.Request, call.World);
        QueryFilters.RejectUnsupported(request, "InstanceIds", "Status", "ImageId", "InstanceType", "ZoneId", "Tag");
        var tags = Tags(request);
        var pool = tags.FirstOrDefault(tag => tag.Key == InstanceQuery.PoolTag).Value;
        var found = InstanceQuery
            .Find(world, QueryFilters.Ids(request, "InstanceIds"), pool)
            .Where(node =>
                IsAsked(request, node, node.InstanceStatus(world.Seed, call.Now)) && tags.All(tag => Has(world, node, tag.Key, tag.Value))
            );
        return TokenPage.Answer(request, "Instances", "Instance", found.ToList(), node => node.Id, node => Shape(world, node, call.Now));
    }

    private static bool IsAsked(ApiRequest request, Node node, string status) =>
        Is(request, "Status", status)
        && Is(request, "ImageId", node.ImageId)
        && Is(request, "InstanceType", node.InstanceType)
        && Is(request, "ZoneId", node.Zone);

    private static bool Is(ApiRequest request, string name, string value) =>
        request.Parameter(name) is not { Length: > 0 } requested || requested.Split(',').Contains(value);

    private static FieldMap Shape(World world, Node node, long now)
    {
        var (type, template) = (node.Type, node.Template);
        return FieldMap.Of(
            ("InstanceId", node.Id),
            ("InstanceName", $"worker-{node.Id}"),
            ("HostName", node.Id),
            ("Status", node.InstanceStatus(world.Seed, now)),
            ("RegionId", DemoAccount.Region),
            ("ZoneId", node.Zone),
            ("ImageId", node.ImageId),
            ("OSType", "linux"),
            ("InstanceType", type.Id),
            ("InstanceTypeFamily", type.Family),
            ("Cpu", type.Cores),
            ("Memory", (int)(type.MemoryGiB * MebibytesPerGibibyte)), // MiB here, GiB in DescribeInstanceTypes.
            ("GPUAmount", type.GpuAmount),
            ("GPUSpec", type.GpuSpec),
            ("InstanceChargeType", template.ChargeType),
            ("SpotStrategy", template.SpotStrategy ?? "NoSpot"),
            ("KeyPairName", template.KeyPair ?? string.Empty),
            ("CreationTime", TimeText.OfEcs(node.BornAt)),
            (
                "VpcAttributes",
                FieldMap.Of(
                    ("VpcId", "vpc-demo"),
                    ("VSwitchId", node.VSwitchId),
                    ("PrivateIpAddress", FieldMap.Of(("IpAddress", ListValue.OfTexts([node.Ip]))))
                )
            ),
            ("SecurityGroupIds", FieldMap.Of(("SecurityGroupId", ListValue.OfTexts([DemoAccount.SecurityGroupId])))),
            (
                "Tags",
                FieldMap.Of(
                    ("Tag", ListValue.Of(TagsOf(world, node).Select(tag => FieldMap.Of(("TagKey", tag.Key), ("TagValue", tag.Value)))))
                )
            )
        );
    }

    /// <summary>The tags of the pool and those that ACK adds to its nodes.</summary>
    private static IEnumerable<(string Key, string Value)> TagsOf(World world, Node node)
    {
        var given = node.Template.Tags.Select(tag => (tag.Key, tag.Value ?? string.Empty));
        return node.PoolId is { } poolId
            ? given.Concat([(InstanceQuery.ClusterTag, world.Pools[poolId].ClusterId), (InstanceQuery.PoolTag, poolId)])
            : given;
    }

    private static List<(string Key, string? Value)> Tags(ApiRequest request) =>
        [
            .. Enumerable
                .Range(1, 20)
                .Select(number => (Key: request.Parameter($"Tag.{number}.Key"), Value: request.Parameter($"Tag.{number}.Value")))
                .Where(tag => tag.Key is not null)
                .Select(tag => (tag.Key!, tag.Value)),
        ];

    private static bool Has(World world, Node node, string key, string? value) =>
        TagsOf(world, node).Any(tag => tag.Key == key && (value is null || tag.Value == value));
}
