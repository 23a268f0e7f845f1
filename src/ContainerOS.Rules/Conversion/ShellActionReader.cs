using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Scheduling;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>Determines the effect of statements that typed steps can have too.</summary>
internal sealed class ShellActionReader(WordEvaluator words, string text, LineIndex lines, ShellState state)
{
    /// <summary>Whether <c>echo</c> is that of bash, which leaves backslashes alone. That of dash does not.</summary>
    private readonly bool isBash = ScriptInterpreter.Of(text)?.Name is null or "bash";

    /// <summary>
    /// The effects of a statement, in order; null when it must stay shell. A list of commands joined by <c>&amp;&amp;</c> must: a
    /// failure of
    /// one that is not the last does not end the script, and that of a step does.
    /// </summary>
    internal IReadOnlyList<ShellAction>? Of(ScriptStatement unit)
    {
        var actions = new List<ShellAction>(unit.Items.Count);
        foreach (var item in unit.Items)
        {
            if (item.IsBackground || item.Pipelines.Count > 1 || Of(item.Pipelines[0]) is not { } action)
            {
                return null;
            }

            actions.Add(action);
        }

        return actions;
    }

    private ShellAction? Of(ShellPipeline pipeline) =>
        pipeline.Commands switch
        {
            _ when text[lines.Offset(pipeline.At)] is '!' or 't' && pipeline.Commands[0].At != pipeline.At => null,
            [SimpleCommand { Words: [{ Literal: { } name }, ..] }, ..] when state.IsFunction(name) => null,
            [SimpleCommand { Assignments: [] } only] => Of(only),
            [SimpleCommand { Assignments: [] } first, SimpleCommand { Assignments: [] } tee] => Printed(first, 0) is { } content
                ? Teed(tee, content)
                : null,
            _ => null,
        };

    private ShellAction? Of(SimpleCommand command)
    {
        var files = command.Redirections.Where(redirection => redirection.Writes && !IsSilencer(redirection)).ToList();
        if (files is [{ Operator: ">" or ">|" or ">>", Descriptor: "" } file])
        {
            return Printed(command, 1) is { } content && words.Evaluate(file.Target) is { } path
                ? Written(path, content, file.Operator == ">>")
                : null;
        }

        if (files.Count > 0)
        {
            return null;
        }

        var documents = command.Redirections.Where(redirection => redirection.Document is not null).ToList();
        return documents is [{ Document: { } document }]
            ? words.EvaluateDocument(document) is { } written
                ? Teed(command, written)
                : null
            : documents.Count == 0
            && words.Evaluate(command) is { } all
            && command.Redirections.All(redirection => IsSilencer(redirection) || redirection.Operator == ">&")
                ? Called(all)
                : null;
    }

    /// <summary>The output of <c>cat</c> with a here-document, <c>echo</c> or <c>printf</c>; null for any other command.</summary>
    private string? Printed(SimpleCommand command, int files)
    {
        var inputs = command.Redirections.Where(redirection => !redirection.Writes).ToList();
        return command.Redirections.Count - inputs.Count != files || words.Evaluate(command) is not { } all ? null
            : inputs is [{ Document: { } document }]
                ? all is ["cat"] or ["cat", "-"] ? words.EvaluateDocument(document)
                    : null
            : inputs.Count == 0
            && (isBash || !Array.Exists(all, word => word.Contains('\\', StringComparison.Ordinal)) && all is not ["echo", ['-', ..], ..])
                ? PrintedText.Of(all)
            : null;
    }

    private ShellAction? Teed(SimpleCommand tee, string content) =>
        words.Evaluate(tee) switch
        {
            ["tee", var path] when tee.Redirections.All(other => IsSilencer(other) || other.Document is not null) => Written(
                path,
                content,
                false
            ),
            ["tee", "-a" or "--append", var path] when tee.Redirections.All(other => IsSilencer(other) || other.Document is not null) =>
                Written(path, content, true),
            _ => null,
        };

    private static ShellAction? Written(string path, string content, bool appends) =>
        SysctlText.OfProc(ShellPaths.Normalize(path), content) is { } parameter ? new ShellAction.Sysctl([parameter])
        : ShellPaths.Normalize(path) is ['/', ..] normal
        && path[^1] != '/'
        && HostPaths.IsPersistent(normal)
        && !HostPaths.IsManagedFile(normal)
        && !content.Contains('\0', StringComparison.Ordinal)
            ? new ShellAction.Write(normal, content, appends)
        : null;

    private static ShellAction? Called(string[] all) =>
        all switch
        {
            ["true"] or [":"] => new ShellAction.Nothing("it does nothing"),
            ["chmod", var mode, var path]
                when path.StartsWith('/')
                    && (mode is "+x" or "a+x" || (mode.Length is 3 or 4 && mode.All(digit => digit is >= '0' and <= '7'))) =>
                new ShellAction.Mode(ShellPaths.Normalize(path), mode.EndsWith('x') ? null : mode.PadLeft(4, '0')),
            ["mkdir", "-p", .. { Length: > 0 } paths] when paths.All(path => path.StartsWith('/')) => new ShellAction.Folders([
                .. paths.Select(ShellPaths.Normalize),
            ]),
            ["sysctl", "--system"] => new ShellAction.ApplySysctl(null),
            ["sysctl", "-p"] => new ShellAction.ApplySysctl(SysctlText.MainFile),
            ["sysctl", "-p" or "--load", var path] => new ShellAction.ApplySysctl(ShellPaths.Normalize(path)),
            ["sysctl", .. var rest]
                when rest.Where(word => word is not ("-w" or "-q" or "-qw" or "-wq")).ToList() is { Count: > 0 } pairs
                    && SysctlText.Pairs(pairs) is { } values => new ShellAction.Sysctl(values),
            ["modprobe", "-a", .. { Length: > 0 } names] when names.All(KernelNameSyntax.IsModule) => new ShellAction.Modules(names),
            ["modprobe", var name] when KernelNameSyntax.IsModule(name) => new ShellAction.Modules([name]),
            ["modprobe", "--" or "-q", var name] when KernelNameSyntax.IsModule(name) => new ShellAction.Modules([name]),
            ["systemctl", "daemon-reload"] => new ShellAction.Reload(),
            ["systemctl", "enable", "--now", .. { Length: > 0 } units] => new ShellAction.Control(true, true, [.. units.Select(UnitName)]),
            ["systemctl", "enable", .. { Length: > 0 } units] when units[^1] != "--now" => new ShellAction.Control(
                true,
                false,
                [.. units.Select(UnitName)]
            ),
            ["systemctl", "enable", var unit, "--now"] => new ShellAction.Control(true, true, [UnitName(unit)]),
            ["systemctl", "start" or "restart", .. { Length: > 0 } units] => new ShellAction.Control(
                false,
                true,
                [.. units.Select(UnitName)]
            ),
            _ => null,
        };

    private static string UnitName(string name) => name.Contains('.', StringComparison.Ordinal) ? name : name + ".service";

    private bool IsSilencer(ShellRedirection redirection) => redirection.Writes && words.Evaluate(redirection.Target) == "/dev/null";
}
