using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>DescribeInstances.</summary>
internal static class InstanceListing
{
    private const int MebibytesPerGibibyte = 1024;

    internal static JObject Answer(ApiRequest request, InstanceRepository instances)
    {
        QueryFilters.RejectUnsupported(request, "InstanceIds", "Status", "ImageId", "InstanceType", "ZoneId", "Tag");
        var (ids, tags) = (QueryFilters.Ids(request, "InstanceIds"), Tags(request));
        var found = instances
            .All()
            .Where(machine => ids?.Contains(machine.Id) != false)
            .Select(machine => Shape(machine, instances.Now))
            .Where(shape =>
                QueryFilters.Match(request, shape, "Status", "ImageId", "InstanceType", "ZoneId")
                && tags.All(tag => Has(shape, tag.Key, tag.Value))
            );
        return TokenPage.Answer(request, "Instances", "Instance", item => (string)item["InstanceId"]!, [.. found]);
    }

    private static JObject Shape(EcsInstance machine, long now) =>
        new()
        {
            ["InstanceId"] = machine.Id,
            ["InstanceName"] = $"worker-{machine.Id}",
            ["HostName"] = machine.Id,
            ["Status"] = machine.Status(now),
            ["RegionId"] = DemoAccount.Region,
            ["ZoneId"] = machine.Zone,
            ["ImageId"] = machine.Image,
            ["OSType"] = "linux",
            ["InstanceType"] = machine.Type["InstanceTypeId"],
            ["InstanceTypeFamily"] = machine.Type["InstanceTypeFamily"],
            ["Cpu"] = machine.Type["CpuCoreCount"],
            ["Memory"] = (int)((double)machine.Type["MemorySize"]! * MebibytesPerGibibyte), // MiB here, GiB in DescribeInstanceTypes.
            ["GPUAmount"] = machine.Type["GPUAmount"],
            ["GPUSpec"] = machine.Type["GPUSpec"],
            ["InstanceChargeType"] = machine.Shape["instance_charge_type"] ?? "PostPaid",
            ["SpotStrategy"] = machine.Shape["spot_strategy"] ?? "NoSpot",
            ["KeyPairName"] = machine.Shape["key_pair"] ?? string.Empty,
            ["CreationTime"] = EcsTime.Text(machine.CreatedAt),
            ["VpcAttributes"] = new JObject { ["VpcId"] = "vpc-demo", ["VSwitchId"] = machine.VSwitch },
            ["SecurityGroupIds"] = new JObject { ["SecurityGroupId"] = new JArray("sg-demo") },
            ["Tags"] = new JObject { ["Tag"] = new JArray(TagsOf(machine)) },
        };

    /// <summary>The tags of the pool and those that ACK adds to its nodes.</summary>
    private static IEnumerable<JObject> TagsOf(EcsInstance machine)
    {
        var own = (machine.Shape["tags"] as JArray ?? []).Select(tag => ((string)tag["key"]!, (string?)tag["value"] ?? string.Empty));
        var acks = machine.Pool is { } pool
            ? new[] { ("ack.aliyun.com", (string)pool["cluster"]!), ("ack.alibabacloud.com/nodepool-id", (string)pool["id"]!) }
            : [];
        return own.Concat(acks).Select(tag => new JObject { ["TagKey"] = tag.Item1, ["TagValue"] = tag.Item2 });
    }

    private static IEnumerable<(string Key, string? Value)> Tags(ApiRequest request) =>
        Enumerable
            .Range(1, 20)
            .Select(number => (Key: request.Parameter($"Tag.{number}.Key"), Value: request.Parameter($"Tag.{number}.Value")))
            .Where(tag => tag.Key is not null)
            .Select(tag => (tag.Key!, tag.Value));

    private static bool Has(JObject shape, string key, string? value) =>
        shape["Tags"]!["Tag"]!.Any(tag => (string?)tag["TagKey"] == key && (value is null || (string?)tag["TagValue"] == value));
}
