using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>A program that a script calls, its wrappers such as <c>sudo</c> taken off.</summary>
/// <param name="command">The command it was read from.</param>
/// <param name="words">The words of the command from the program's name on.</param>
internal sealed class ShellCall(SimpleCommand command, ResolvedWords words)
{
    /// <summary>The program, its folder left out.</summary>
    internal string Program { get; } = Name(words[0].Text);

    /// <summary>Where its name stands.</summary>
    internal ShellPosition At => words[0].At;

    /// <summary>Its arguments.</summary>
    internal ResolvedWords Arguments => words.From(1);

    /// <summary>The command it was read from.</summary>
    internal SimpleCommand Command => command;

    /// <summary>The program as written, with its folder.</summary>
    internal string Path => words[0].Text;

    /// <summary>The first argument that is no option; null when there is none.</summary>
    internal string? Subcommand
    {
        get
        {
            var at = 1;
            while (at < words.Count && words[at].IsOption)
            {
                at++;
            }

            return at < words.Count ? words[at].Text : null;
        }
    }

    /// <summary>Whether an argument reads so.</summary>
    internal bool Has(string argument) => Arguments.Any(given => given.IsComplete && given.Text == argument);

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
