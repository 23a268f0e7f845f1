using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>Commands that ask, and tell no by their code: nothing failed then.</summary>
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

    /// <summary>Whether every command of a chain up to a place asks.</summary>
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
