using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5001: labels have valid Kubernetes syntax.</summary>
internal sealed class LabelSyntaxRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5001",
            Title = "labels have valid Kubernetes syntax",
            Paths = ["labels"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "Kubernetes rejects other keys and values",
            Fix = "use letters, digits, '-', '_' and '.', start and end with a letter or digit, and use your own domain before a '/'",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, key, value) in context.Each(pool.Spec.Labels, "labels"))
        {
            if (KubernetesNameSyntax.FindKeyError(key) is { } wrong)
            {
                context.Fail(path, $"'{key}' is not a valid label key: {wrong}", edits: Edits(path, key, pool.Spec.Labels!));
            }

            if (context.TryGetKnown(value, path, out var text) && !KubernetesNameSyntax.IsValue(text))
            {
                context.Fail(
                    path,
                    "the value is not a valid label value",
                    "use at most 63 letters, digits, '-', '_' and '.', and start and end with a letter or digit"
                );
            }
        }
    }

    /// <summary>The fix removes spaces around the key and writes its domain in lower case.</summary>
    private static FixEdits? Edits(string path, string key, ValueMap<string> labels)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal) + 1;
        var meant = (key[..slash].ToLowerInvariant() + key[slash..]).Trim();
        return
            KubernetesNameSyntax.FindKeyError(meant) is null
            && !KubernetesNameSyntax.IsReserved(meant)
            && !labels.Entries.Any(label => label.Key == meant)
            ? [FixEdit.Rename(path, meant)]
            : null;
    }
}
