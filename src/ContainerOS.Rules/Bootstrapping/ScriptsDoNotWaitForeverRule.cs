using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3062: bootstrap scripts do not wait for programs that never run.</summary>
internal sealed class ScriptsDoNotWaitForeverRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3062",
            Title = "bootstrap scripts do not wait for programs that never run",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Inferred,
            Why = "a loop that waits for a program that ContainerOS does not have never ends, and no timeout of ACK is published",
            Fix = "remove the loop, or limit how often it runs",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var (loop, name) in EndlessWaits.Find(script.Script))
            {
                context.Fail(script.Path, loop.At, $"it waits for {script.TextOrPlaceholder(name, "a program")}, which never runs");
            }
        }
    }
}

/// <summary>Finds loops that wait for a program that ContainerOS does not have, or that the script tries to install.</summary>
internal static class EndlessWaits
{
    internal static IEnumerable<(CompoundCommand Loop, string Name)> Find(ShellScript script)
    {
        HashSet<string>? packages = null;
        foreach (var node in script.Nodes)
        {
            if (
                node is CompoundCommand { Kind: CompoundKind.While, Bodies: [var condition, var body] } loop
                && NameIn(condition, script, packages ??= PackagesOf(script)) is { } name
                && !HasOtherEnd(condition, body)
            )
            {
                yield return (loop, name);
            }
        }
    }

    /// <summary>The packages that a script installs.</summary>
    private static HashSet<string> PackagesOf(ShellScript script) =>
        [
            .. script
                .KnownCalls.Where(call =>
                    call.Known?.Kind is HostFeatureKind.Packages && call.Subcommand is "install" or "localinstall" or "add"
                )
                .SelectMany(call => call.Arguments.Where(argument => argument is { IsOption: false, IsComplete: true }).Skip(1))
                .Select(argument => argument.Text),
        ];

    private static string? NameIn(CommandList condition, ShellScript script, HashSet<string> packages)
    {
        var nodes = new List<ShellNode>();
        condition.Flatten(nodes);
        foreach (var command in nodes.OfType<SimpleCommand>())
        {
            var words = command.Words.Select(script.Variables.Resolve).ToList();
            if (words.Count == 0)
            {
                continue;
            }

            var (program, names) = (ShellCall.Name(words[0].Text), words.Skip(1).Where(word => !word.IsOption).Select(word => word.Text));
            var found = program switch
            {
                "pgrep" or "pidof" => names.FirstOrDefault(name => IsMissing(name, packages)),
                "systemctl" when words.Exists(word => word.Text is "is-active" or "status") => names
                    .Skip(1)
                    .Select(name => name.Replace(".service", string.Empty, StringComparison.Ordinal))
                    .FirstOrDefault(name => IsMissing(name, packages)),
                "[" or "test" => names.FirstOrDefault(name => name is "/var/run/docker.sock" or "/run/docker.sock"),
                _ when IsMissing(program, packages) && KnownPrograms.Find(program)?.Kind is null or HostFeatureKind.Docker => program,
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsMissing(string name, HashSet<string> packages) =>
        name.Length > 1
        && (
            KnownPrograms.Find(name)?.Kind is HostFeatureKind.Docker or HostFeatureKind.Ssh or HostFeatureKind.Clock
            || HostFeatures.AllServices.ContainsKey(name)
            || packages.Contains(name)
            || (name.EndsWith('d') && packages.Contains(name[..^1]))
        );

    /// <summary>Whether the loop counts, or leaves on its own.</summary>
    private static bool HasOtherEnd(CommandList condition, CommandList body)
    {
        var nodes = new List<ShellNode>();
        condition.Flatten(nodes);
        body.Flatten(nodes);
        return nodes.Exists(node =>
            node is ArithmeticExpansion or CompoundCommand { Kind: CompoundKind.Arithmetic }
            || node is SimpleCommand { Words: [{ Plain: "break" or "exit" or "return" or "timeout" }, ..] }
        );
    }
}
