using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4002: the runtime version is a containerd version.</summary>
internal sealed partial class RuntimeIsContainerdRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4002",
            Title = "the runtime version is a containerd version",
            Paths = ["runtimeVersion"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS runs containerd and no other runtime",
            Fix = "write only the version, such as 2.1.6, or remove runtimeVersion so that ACK selects one for the cluster",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Spec.RuntimeVersion, "runtimeVersion", out var version) && !ContainerdVersion.IsValid(version))
        {
            context.Fail(
                "runtimeVersion",
                $"{pool.Spec.RuntimeVersion} is not a containerd version",
                edits: Edits(pool.Spec.RuntimeVersion!.Value)
            );
        }
    }

    /// <summary>The fix removes the name of the runtime before its version.</summary>
    private static FixEdits? Edits(Value<string> version) =>
        !version.IsSecret && Named().Match(version.Content) is { Success: true } named && ContainerdVersion.IsValid(named.Groups[1].Value)
            ? [FixEdit.Set("runtimeVersion", named.Groups[1].Value)]
            : null;

    [GeneratedRegex(@"^\s*(?:containerd)?[\s:/=-]*v?([0-9.]+)\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
