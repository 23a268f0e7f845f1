using System.Buffers;
using System.Text;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>Evaluates words that use only variables that were set earlier, at the top level of the script, to literal text.</summary>
internal sealed class WordEvaluator(ShellScript script)
{
    private static readonly SearchValues<char> Splitters = SearchValues.Create("*?[{ \t\n");

    /// <summary>Whether the script changes the characters at which unquoted values are split.</summary>
    private readonly bool changesSplitting = script.Nodes.Exists(node => node is ShellAssignment { Name: "IFS" });

    private readonly HashSet<string> defined = [];

    /// <summary>Defines the variables of assignments for the following words.</summary>
    internal void Define(SimpleCommand assignments) => defined.UnionWith(assignments.Assignments.Select(assignment => assignment.Name));

    /// <summary>The one word to which the shell expands this one; null when it is not known.</summary>
    internal string? Evaluate(ShellWord word) =>
        word.Parts.All(IsEvaluable) && script.Variables.Resolve(word) is { IsComplete: true } text && word.Head is not ['~', ..]
            ? text.Text
            : null;

    /// <summary>The text of a here-document; null when it is not known.</summary>
    internal string? EvaluateDocument(IReadOnlyList<WordPart> document)
    {
        var text = new StringBuilder();
        foreach (var part in document)
        {
            if (part is LiteralPart literal)
            {
                text.Append(literal.Text);
            }
            else if (
                part is ParameterExpansion { IsPlain: true } parameter
                && defined.Contains(parameter.Name)
                && Value(parameter) is { } value
            )
            {
                text.Append(value);
            }
            else
            {
                return null;
            }
        }

        return text.ToString();
    }

    /// <summary>All words of a command; null when one of them is not known.</summary>
    internal string[]? Evaluate(SimpleCommand command)
    {
        var words = new List<string>(command.Words.Count);
        foreach (var word in command.Words)
        {
            if (Evaluate(word) is not { } text)
            {
                return null;
            }

            words.Add(text);
        }

        return words is ["sudo", var next, ..] && !next.StartsWith('-') ? [.. words.Skip(1)] : [.. words];
    }

    private bool IsEvaluable(WordPart part) =>
        part switch
        {
            LiteralPart literal => literal.IsQuoted || literal.Text.AsSpan().IndexOfAny("*?[{") < 0,
            ParameterExpansion { IsPlain: true } parameter => defined.Contains(parameter.Name)
                && Value(parameter) is { } value
                && (parameter.IsQuoted || (!changesSplitting && value.Length > 0 && value.AsSpan().IndexOfAny(Splitters) < 0)),
            _ => false,
        };

    private string? Value(ParameterExpansion parameter) =>
        script.Variables.Resolve(new ShellWord(parameter.At, [parameter])) is { IsComplete: true } text ? text.Text : null;
}
