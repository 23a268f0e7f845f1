using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>Finds the places where a script turns a failure into success.</summary>
internal static class HiddenFailureFinder
{
    /// <summary>Programs that clean up, ask or report. Whether one of them fails does not matter for the node.</summary>
    private static readonly HashSet<string> Cleaning =
    [
        "rm",
        "rmdir",
        "umount",
        "unset",
        "kill",
        "true",
        ":",
        "echo",
        "printf",
        "logger",
        "exit",
        "sync",
        "cd",
        "trap",
    ];

    internal static IReadOnlyList<(ShellPosition At, string What)> Find(ShellScript script)
    {
        var found = Disabled(script);
        foreach (var call in script.Calls)
        {
            if (
                call.Program == "trap"
                && call.Arguments is [{ Text: var action }, ..]
                && action.TrimEnd(' ', ';').EndsWith("exit 0", StringComparison.Ordinal)
            )
            {
                (found ??= []).Add((call.At, "the trap turns every failure into success"));
            }
        }

        foreach (var node in script.Nodes)
        {
            for (var at = 0; node is AndOrList list && at < list.Operators.Count; at++)
            {
                if (list.Operators[at] == "||" && ExitsWithZero(list.Pipelines[at + 1]) && !TestCommands.AreTests(list, at))
                {
                    (found ??= []).Add((list.Pipelines[at + 1].At, "exit 0 turns a failure into success"));
                }
            }
        }

        return found ?? (IReadOnlyList<(ShellPosition, string)>)[];
    }

    /// <summary>Whether it is <c>exit 0</c>, or a group that ends with it.</summary>
    private static bool ExitsWithZero(ShellPipeline pipeline) =>
        pipeline.Commands switch
        {
            [SimpleCommand { Words: [var exit, var code] }] => exit.Literal == "exit" && code.Literal == "0",
            [CompoundCommand { Kind: CompoundKind.Group, Bodies: [{ Items: [.., { Operators.Count: 0, Pipelines: [var last] }] }] }] =>
                ExitsWithZero(last),
            _ => false,
        };

    /// <summary>
    /// The places of <c>set +e</c>, except for a clean-up: a later <c>set -e</c> ends it, or only commands follow that remove, ask or
    /// report.
    /// </summary>
    private static List<(ShellPosition At, string What)>? Disabled(ShellScript script)
    {
        List<ShellPosition>? off = null;
        var (lastOn, lastWork, last) = (default(ShellPosition), default(ShellPosition), default(ShellPosition));
        foreach (var call in script.Calls)
        {
            last = Later(last, call.At);
            lastWork = Cleaning.Contains(call.Program) ? lastWork : Later(lastWork, call.At);
            if (call.Program == "set")
            {
                var options = ShellOptions.Parse([.. call.Arguments.Select(argument => argument.Text)]);
                lastOn = options.ErrExit ? Later(lastOn, call.At) : lastOn;
                if (options.TurnsOffErrExit)
                {
                    (off ??= []).Add(call.At);
                }
            }
        }

        return off
            ?.FindAll(at => lastOn.CompareTo(at) <= 0 && (lastWork.CompareTo(at) > 0 || last.Line <= at.Line))
            .ConvertAll(at => (at, "set +e lets the script continue after a failure"));
    }

    private static ShellPosition Later(ShellPosition one, ShellPosition other) => one.CompareTo(other) > 0 ? one : other;
}

/// <summary>Commands that test a condition. A non-zero exit code is then an answer, not a failure.</summary>
internal static class TestCommands
{
    private static readonly HashSet<string> Programs =
    [
        "[",
        "test",
        "grep",
        "egrep",
        "fgrep",
        "command",
        "type",
        "which",
        "hash",
        "mountpoint",
        "findmnt",
        "pgrep",
        "pidof",
        "id",
        "getent",
        "cmp",
        "diff",
        "flock",
        "blkid",
        "lsblk",
        "read",
        "ping",
        "nc",
    ];

    /// <summary>Whether every command of a chain, up to an index, tests a condition.</summary>
    internal static bool AreTests(AndOrList chain, int last) =>
        chain.Pipelines.Take(last + 1).All(pipeline => pipeline.Commands is [.., var answering] && IsTest(answering));

    private static bool IsTest(ShellCommand command) =>
        command switch
        {
            CompoundCommand { Kind: CompoundKind.Condition or CompoundKind.Arithmetic } => true,
            SimpleCommand { Words: [{ Literal: "systemctl" }, { Literal: "is-active" or "is-enabled" or "is-failed" }, ..] } => true,
            SimpleCommand { Words: [{ Literal: { } program }, ..] } => Programs.Contains(program),
            _ => false,
        };
}
