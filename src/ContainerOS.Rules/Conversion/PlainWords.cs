using System.Buffers;
using System.Text;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>What words come to where only variables are read that were set before, at the top of the script, to plain text.</summary>
internal sealed class PlainWords(ShellScript script)
{
    private static readonly SearchValues<char> Splitters = SearchValues.Create("*?[{ \t\n");
    private readonly HashSet<string> settled = [];

    /// <summary>From here on these variables have their value.</summary>
    internal void Settle(SimpleCommand assignments) => settled.UnionWith(assignments.Assignments.Select(assignment => assignment.Name));

    /// <summary>The one word that the shell makes of this one; null where that is not known.</summary>
    internal string? Of(ShellWord word) =>
        word.Parts.All(IsPlain) && script.Variables.Of(word) is { IsWhole: true } text && word.Head is not ['~', ..] ? text.Text : null;

    /// <summary>The text of a here-document; null where it is not known.</summary>
    internal string? OfDocument(IReadOnlyList<WordPart> document)
    {
        var text = new StringBuilder();
        foreach (var part in document)
        {
            if (part is LiteralPart literal)
            {
                text.Append(literal.Text);
            }
            else if (part is ParameterPart { IsPlain: true } parameter && settled.Contains(parameter.Name) && Value(parameter) is { } value)
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

    /// <summary>All words of a command; null where one is not known.</summary>
    internal string[]? Of(SimpleCommand command)
    {
        var words = new List<string>(command.Words.Count);
        foreach (var word in command.Words)
        {
            if (Of(word) is not { } text)
            {
                return null;
            }

            words.Add(text);
        }

        return words is ["sudo", var next, ..] && !next.StartsWith('-') ? [.. words.Skip(1)] : [.. words];
    }

    private bool IsPlain(WordPart part) =>
        part switch
        {
            LiteralPart literal => literal.IsQuoted || literal.Text.AsSpan().IndexOfAny("*?[{") < 0,
            ParameterPart { IsPlain: true } parameter => settled.Contains(parameter.Name)
                && Value(parameter) is { } value
                && (parameter.IsQuoted || value.AsSpan().IndexOfAny(Splitters) < 0),
            _ => false,
        };

    private string? Value(ParameterPart parameter) =>
        script.Variables.Of(new ShellWord(parameter.At, [parameter])) is { IsWhole: true } text ? text.Text : null;
}
