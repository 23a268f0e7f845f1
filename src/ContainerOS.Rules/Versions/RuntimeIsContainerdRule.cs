using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4002: the runtime version is one of containerd.</summary>
internal sealed partial class RuntimeIsContainerdRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4002",
            Title = "the runtime version is one of containerd",
            Paths = ["runtimeVersion"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS runs containerd and no other runtime",
            Fix = "write the version alone, such as 2.1.6, or leave it out: ACK then picks one for the cluster",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Spec.RuntimeVersion, "runtimeVersion", out var version) && !IsContainerd(version))
        {
            context.Fail(
                "runtimeVersion",
                $"{pool.Spec.RuntimeVersion} is not a containerd version",
                edits: Edits(pool.Spec.RuntimeVersion!.Value)
            );
        }
    }

    /// <summary>The runtime's name before its version is dropped.</summary>
    private static FixEdits? Edits(Value<string> version) =>
        !version.IsSecret && Named().Match(version.Content) is { Success: true } named && IsContainerd(named.Groups[1].Value)
            ? [FixEdit.Set("runtimeVersion", named.Groups[1].Value)]
            : null;

    [GeneratedRegex(@"^\s*(?:containerd)?[\s:/=-]*v?([0-9.]+)\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    /// <summary>containerd counts 1.x and 2.x in three parts, ACK's builds in four; Docker's versions (19.03, 20.10) begin higher.</summary>
    private static bool IsContainerd(string text) =>
        text.Split('.') is ["1" or "2", .. { Length: 2 or 3 } rest]
        && rest.All(part => part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit));
}
