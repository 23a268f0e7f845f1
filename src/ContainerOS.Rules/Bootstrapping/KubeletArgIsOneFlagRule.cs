using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3028: each entry of kubeletArgs is one flag.</summary>
internal sealed partial class KubeletArgIsOneFlagRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3028",
            Title = "each entry of kubeletArgs is one flag",
            Paths = ["bootstrap[].steps[].kubeletArgs[]"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Inferred,
            Why = "kubelet flags start with --; a flag and its value in two entries are easily separated by mistake",
            Fix = "use the form --flag=value",
            IsSuppressible = true,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var flag in pool.Bootstrap.KubeletArgs(context))
        {
            if (!flag.Text.Content.StartsWith("--", StringComparison.Ordinal) || flag.Text.Content.AsSpan().ContainsAny(' ', '\n'))
            {
                context.Fail(
                    flag.Path,
                    flag.IsSecret ? "it is not a flag of the form --flag=value" : $"'{flag.Text}' is not a flag of the form --flag=value",
                    edits: flag.IsSecret ? null : Edits(flag.Path, flag.Text.Content)
                );
            }
        }
    }

    /// <summary>The fix writes a flag whose name and value can be separated in the form <c>--flag=value</c>.</summary>
    private static FixEdits? Edits(string path, string flag) =>
        Apart().Match(flag) is { Success: true } parts ? [FixEdit.Set(path, $"--{parts.Groups[1].Value}={parts.Groups[2].Value}")] : null;

    [GeneratedRegex(@"^\s*-{0,2}([a-z][a-z0-9-]*)(?:=| +)([^\s=]+)\s*\z")]
    private static partial Regex Apart();
}
