using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>A program that a script calls, without wrappers such as <c>sudo</c>.</summary>
/// <param name="command">The command that calls it.</param>
/// <param name="words">The words of the command, starting with the name of the program.</param>
internal sealed class ShellCall(SimpleCommand command, ResolvedWords words)
{
    /// <summary>The name of the program without its directory.</summary>
    internal string Program { get; } = Name(words[0].Text);

    /// <summary>What is known about the program; null when it is not in the table.</summary>
    internal KnownProgram? Known { get; } = KnownPrograms.Find(Name(words[0].Text));

    /// <summary>The position of its name.</summary>
    internal ShellPosition At => words[0].At;

    /// <summary>The place of its name, for findings.</summary>
    internal TextSpan Span => words[0].Span;

    /// <summary>Its arguments.</summary>
    internal ResolvedWords Arguments => words.From(1);

    /// <summary>The command that calls it.</summary>
    internal SimpleCommand Command => command;

    /// <summary>Of a call in a nested script, the command of the outer script that runs it; otherwise null.</summary>
    internal SimpleCommand? Outer { get; set; }

    /// <summary>The program as written, with its directory.</summary>
    internal string Path => words[0].Text;

    /// <summary>The first argument that is not an option; null when there is none.</summary>
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

    /// <summary>Whether one of the arguments equals the text.</summary>
    internal bool Has(string argument) => Arguments.Any(given => given.IsComplete && given.Text == argument);

    /// <summary>The name of a program without its directory.</summary>
    internal static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
