using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3028: kubeletArgs holds one flag an entry.</summary>
internal sealed partial class KubeletArgIsOneFlagRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3028",
            Title = "kubeletArgs holds one flag an entry",
            Paths = ["bootstrap[].steps[].kubeletArgs[]"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Inferred,
            Why = "the kubelet takes flags that begin with --; a flag and its value in two entries are easily torn apart",
            Fix = "write --flag=value",
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
                    flag.IsSecret ? "it is no flag of the form --flag=value" : $"'{flag.Text}' is no flag of the form --flag=value",
                    edits: flag.IsSecret ? null : Edits(flag.Path, flag.Text.Content)
                );
            }
        }
    }

    /// <summary>A flag whose name and value can be told apart is written as one word.</summary>
    private static FixEdits? Edits(string path, string flag) =>
        Apart().Match(flag) is { Success: true } parts ? [FixEdit.Set(path, $"--{parts.Groups[1].Value}={parts.Groups[2].Value}")] : null;

    [GeneratedRegex(@"^\s*-{0,2}([a-z][a-z0-9-]*)(?:=| +)([^\s=]+)\s*\z")]
    private static partial Regex Apart();
}
