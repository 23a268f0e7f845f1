using System.Text.RegularExpressions;
using ContainerOS.SdkGenerator.Schema;

namespace ContainerOS.SdkGenerator.CSharp;

/// <summary>Writes descriptions as XML documentation comments.</summary>
internal static partial class CSharpDoc
{
    private const int Width = 110;

    /// <summary>Writes a description as the summary, with the examples in C#.</summary>
    internal static void Write(SourceWriter code, SchemaDoc doc)
    {
        Element(code, "summary", doc.Text);
        foreach (var example in doc.Examples.Where(example => example.Code.ContainsKey("csharp")))
        {
            code.Line("/// <example>");
            code.Line($"/// {Escape(example.Title)}");
            code.Line("/// <code>");
            foreach (var line in example.Code["csharp"].Split('\n'))
            {
                code.Line($"/// {Escape(line)}".TrimEnd());
            }

            code.Line("/// </code>");
            code.Line("/// </example>");
        }
    }

    /// <summary>Writes the summary of something that the schema does not describe.</summary>
    internal static void Summary(SourceWriter code, string text) => Element(code, "summary", text);

    /// <summary>Writes the attribute of something that is deprecated.</summary>
    internal static void Deprecated(SourceWriter code, string? message)
    {
        if (message is not null)
        {
            code.Line(
                $"[Obsolete(\"{message.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\")]"
            );
        }
    }

    private static void Element(SourceWriter code, string name, string text)
    {
        var lines = Backticks().Replace(Escape(text), "<c>$1</c>").Split('\n').SelectMany(line => TextWrap.Wrap(line, Width)).ToList();
        if (lines is [{ Length: < Width } only])
        {
            code.Line($"/// <{name}>{only}</{name}>");
            return;
        }

        code.Line($"/// <{name}>");
        foreach (var line in lines)
        {
            code.Line($"/// {line}".TrimEnd());
        }

        code.Line($"/// </{name}>");
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Backticks();
}
