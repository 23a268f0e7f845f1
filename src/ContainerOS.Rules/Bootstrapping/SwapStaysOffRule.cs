using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3030: bootstrap scripts do not enable swap.</summary>
internal sealed class SwapStaysOffRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3030",
            Title = "bootstrap scripts do not enable swap",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.OsImages,
            Confidence = Confidence.Documented,
            Why = "swap must be off on the nodes, because the kubelet does not start with swap",
            Fix = "remove it, and use memory limits of pods instead",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.KnownCalls)
            {
                if (call.Known?.Kind is HostFeatureKind.Swap && !AsksOnly(call))
                {
                    context.Fail(script.Path, call.Span, $"{call.Program} sets up swap");
                }
            }

            var writes = Array.FindAll(script.Script.Writes, write => ShellPaths.Normalize(write.Path.Text) == "/etc/fstab");
            if (writes.Length > 0 && script.Script.WrittenTexts.Find("/etc/fstab") is { Text: { } table } && HasSwap(table))
            {
                foreach (var write in writes)
                {
                    context.Fail(script.Path, write.Path.Span, "a line of /etc/fstab sets up swap");
                }
            }
        }
    }

    /// <summary><c>swapon --show</c>, <c>-s</c>, or without arguments, lists the swap areas.</summary>
    private static bool AsksOnly(ShellCall call) =>
        call.Program == "swapon"
        && call.Arguments.All(argument =>
            argument.Text is ['-', ..] && argument.Text.TrimStart('-')[..1] is "s" or "n" or "r" or "b" or "h" or "V"
        );

    /// <summary>Whether a line of a file system table has the type swap, its third field.</summary>
    private static bool HasSwap(string table) =>
        table.Split('\n').Any(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [not ['#', ..], _, "swap", ..]);
}
