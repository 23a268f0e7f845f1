using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6004: the autoscaling bounds are a range within 0 to 2,000.</summary>
internal sealed class AutoScalingBoundsAreValidRule : Rule
{
    private const int MaxPoolSize = 2000;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6004",
            Title = "the autoscaling bounds are a range within 0 to 2,000",
            Paths = ["autoScaling.minSize", "autoScaling.maxSize"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API requires 0 <= minSize <= maxSize <= 2,000 (the page of the Terraform provider says 1,000)",
            Fix = "use 0 <= minSize <= maxSize <= 2000",
            IsSuppressible = false,
            IsFixable = true,
        };

    /// <summary>Schema validation rejects a missing bound.</summary>
    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var (least, most) = (pool.Spec.AutoScaling.Part(bounds => bounds.MinSize), pool.Spec.AutoScaling.Part(bounds => bounds.MaxSize));
        if (
            context.TryGetKnown(least, "autoScaling.minSize", out var min) & context.TryGetKnown(most, "autoScaling.maxSize", out var max)
            && (min < 0 || max > MaxPoolSize || min > max)
        )
        {
            context.Fail(
                "autoScaling",
                $"minSize {least} and maxSize {most} are not a range within 0 to {MaxPoolSize}",
                edits: IsSecret(least) || IsSecret(most) ? null : Edits(min, max)
            );
        }
    }

    private static bool IsSecret(Value<int>? bound) => bound is { IsSecret: true };

    /// <summary>The fix swaps bounds in the wrong order; other violations have no unambiguous fix.</summary>
    private static FixEdits Edits(int min, int max) =>
        max >= 0 && min <= MaxPoolSize && min > max
            ? [FixEdit.Set("autoScaling.minSize", max), FixEdit.Set("autoScaling.maxSize", min)]
            : FixEdits.None;
}
