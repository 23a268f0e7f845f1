using System.Collections.Immutable;
using System.Globalization;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Rollout.Execution;

/// <summary>
/// A rollout that has begun and has not passed the checks of its last batch. A tag of the pool remembers it, because neither images nor
/// tasks show it: after the last batch all nodes have the image, and a refresh takes it into the state of the stack (docs/adr/0077).
/// </summary>
/// <param name="TargetImageId">The image that the rollout brings. The tag of another image than that of the template is outdated.</param>
public sealed record UnfinishedRollout(string TargetImageId)
{
    /// <summary>The key of the tag.</summary>
    public const string Key = "containeros.infra/unfinished-rollout";

    private const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>The image from before the rollout; null for a rollout whose nodes keep their image.</summary>
    public string? FromImageId { get; init; }

    /// <summary>The version of containerd from before the rollout; null if it stays.</summary>
    public string? FromRuntimeVersion { get; init; }

    /// <summary>For a rollout whose nodes keep their image: those that got their system disk later are done.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What else the nodes get, as properties of a program such as <c>runtimeVersion</c>; in order.</summary>
    public ImmutableArray<string> Settings { get; init; } = [];

    /// <summary>The rollout of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="settings">What the nodes get besides the image; null for the versions of the plan.</param>
    public static UnfinishedRollout Of(RolloutPlan plan, IEnumerable<string>? settings = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan.TargetImageId)
        {
            FromImageId = plan.FromImageId == plan.TargetImageId ? null : plan.FromImageId,
            FromRuntimeVersion = plan.FromRuntimeVersion,
            Since = plan.ReplacedSince,
            Settings =
            [
                .. (
                    settings
                    ?? new[]
                    {
                        (Name: "kubernetesVersion", Version: plan.KubernetesVersion),
                        (Name: "runtimeVersion", Version: plan.RuntimeVersion),
                    }
                        .Where(pair => pair.Version is not null)
                        .Select(pair => pair.Name)
                ).Order(StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The rollout that a pool remembers; null for none, and for one that a change of the template has ended.</summary>
    /// <param name="pool">The pool.</param>
    public static UnfinishedRollout? On(NodePool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var value = PoolTags.Of(pool).FirstOrDefault(tag => tag.Key == Key)?.Value;
        if (value?.Split('/') is not [var target, var from, var runtime, var since, var settings] || target != pool.ScalingGroup?.ImageId)
        {
            return null;
        }

        return new(target)
        {
            FromImageId = NullIfEmpty(from),
            FromRuntimeVersion = NullIfEmpty(runtime),
            Since = DateTimeOffset.TryParseExact(
                since,
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
                ? time
                : null,
            Settings = [.. settings.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        };
    }

    /// <summary>
    /// Tags with this rollout; the same ones where the pool has no room for another tag or the value of a tag is too small for it, which
    /// must not keep a rollout from running.
    /// </summary>
    /// <param name="tags">The tags of the pool.</param>
    public IReadOnlyList<ResourceTag> AddTo(IReadOnlyList<ResourceTag> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var since = Since?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var value = $"{TargetImageId}/{FromImageId}/{FromRuntimeVersion}/{since}/{string.Join(',', Settings)}";
        var others = Without(tags);
        return others.Count < PoolTags.Most && value.Length <= PoolTags.LongestValue
            ? [.. others, new ResourceTag { Key = Key, Value = value }]
            : others;
    }

    /// <summary>Tags without a rollout.</summary>
    /// <param name="tags">The tags of the pool.</param>
    public static IReadOnlyList<ResourceTag> Without(IReadOnlyList<ResourceTag> tags) => [.. tags.Where(tag => tag.Key != Key)];

    /// <inheritdoc/>
    public bool Equals(UnfinishedRollout? other) =>
        other is not null
        && (TargetImageId, FromImageId, FromRuntimeVersion, Since)
            == (other.TargetImageId, other.FromImageId, other.FromRuntimeVersion, other.Since)
        && Settings.SequenceEqual(other.Settings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TargetImageId, FromImageId, FromRuntimeVersion, Since, Settings.Length);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

/// <summary>The tags of a pool, which its instances get too.</summary>
internal static class PoolTags
{
    /// <summary>ECS takes 20 tags an instance, and ACK adds three to every node.</summary>
    internal const int Most = 20 - 3;

    /// <summary>The limit of ECS for the value of a tag.</summary>
    internal const int LongestValue = 128;

    internal static ImmutableArray<ResourceTag> Of(NodePool pool) => [.. pool.ScalingGroup?.Tags ?? []];
}
