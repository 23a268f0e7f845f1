using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Meaning;

/// <summary>A program that a script calls, its wrappers such as <c>sudo</c> taken off.</summary>
/// <param name="Program">The program, its folder left out.</param>
/// <param name="At">Where its name stands.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Command">The command it was read from.</param>
internal sealed record ShellCall(string Program, ShellPosition At, IReadOnlyList<ShellText> Arguments, SimpleCommand Command)
{
    /// <summary>The program as written, with its folder.</summary>
    internal string Path { get; init; } = Program;

    /// <summary>The first argument that is no option; null when there is none.</summary>
    internal string? Verb => Arguments.FirstOrDefault(argument => !argument.IsOption)?.Text;

    /// <summary>Whether an argument reads so.</summary>
    internal bool Has(string argument) => Arguments.Any(given => given.IsWhole && given.Text == argument);
}
