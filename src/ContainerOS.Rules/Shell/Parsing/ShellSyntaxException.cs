using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>A script can not be read on from a place. Never leaves this room: <see cref="ShellScript"/> turns it into a value.</summary>
internal sealed class ShellSyntaxException(ShellPosition at, string message) : Exception(message)
{
    /// <summary>The place.</summary>
    internal ShellPosition At => at;
}
