using System.Globalization;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>
/// The tag of a pool that remembers a rollout whose nodes keep their image: what the nodes get, and when it began. Such a rollout cannot
/// be read from the images of the nodes (docs/adr/0046).
/// </summary>
/// <param name="Revision">The first 12 hexadecimal digits of the SHA-256 of what the nodes get.</param>
/// <param name="Since">Nodes that got their system disk later have it. A time of the service, not of this machine.</param>
internal sealed record RolloutTag(string Revision, DateTimeOffset Since)
{
    /// <summary>The key.</summary>
    internal const string Key = "containeros.infra/rollout";

    private const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>The tag of a pool; null for none, and for one that another version wrote.</summary>
    internal static RolloutTag? On(NodePool pool) =>
        pool.ScalingGroup?.Tags?.FirstOrDefault(tag => tag.Key == Key)?.Value?.Split('/') is [{ Length: 12 } revision, var time]
        && DateTimeOffset.TryParseExact(
            time,
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var since
        )
            ? new(revision, since)
            : null;

    /// <summary>The revision of some properties: equal values have the same one, also if they are secret.</summary>
    internal static string RevisionOf(PropertyMap inputs, IEnumerable<string> roots) =>
        TextHash.FirstDigits(
            string.Join('\n', roots.Order(StringComparer.Ordinal).Select(root => $"{root}={Text(inputs.Find(root))}")),
            12
        );

    /// <summary>The tag as ECS takes it.</summary>
    internal ResourceTag ToResourceTag() =>
        new() { Key = Key, Value = $"{Revision}/{Since.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}" };

    private static string Text(PropertyValue? value) =>
        value?.Unwrapped switch
        {
            PropertyMap map => string.Concat(
                map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{{{pair.Key}:{Text(pair.Value)}}}")
            ),
            PropertyArray array => $"[{string.Join(',', array.Items.Select(item => Text(item)))}]",
            PropertyString text => $"\"{text.Value}\"",
            { } other => string.Create(CultureInfo.InvariantCulture, $"{other}"),
            null => "-",
        };
}
