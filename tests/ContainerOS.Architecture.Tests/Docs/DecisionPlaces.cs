using System.Text.RegularExpressions;
using ContainerOS.Architecture.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ContainerOS.Architecture.Docs;

/// <summary>The places that docs/where.md names: a linked file, followed by a symbol that the file declares.</summary>
internal static partial class DecisionPlaces
{
    internal const string Page = "docs/where.md";

    internal static IReadOnlyList<Row> Read(string page) =>
        [
            .. page.Split('\n')
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("](", StringComparison.Ordinal))
                .Select(line => line.Split('|'))
                .Select(cells => new Row(cells[1].Trim(), [.. PlacePattern().Matches(cells[2]).Select(ToPlace)])),
        ];

    /// <summary>Whether the file declares the symbol: a type, or a member of a type.</summary>
    internal static bool IsDeclared(SourceFile file, string symbol)
    {
        var parts = symbol.Split('.');
        var types = file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(type => type.Identifier.Text == parts[0]);
        return parts.Length == 1 ? types.Any() : types.Any(type => Members(type).Contains(parts[1]));
    }

    private static Place ToPlace(Match match) =>
        new(Path.GetFullPath(match.Groups["file"].Value, "/docs")[1..], match.Groups["symbol"].Value);

    private static IEnumerable<string> Members(BaseTypeDeclarationSyntax type) =>
        type.DescendantNodes()
            .SelectMany(node =>
                node switch
                {
                    MethodDeclarationSyntax member => [member.Identifier.Text],
                    PropertyDeclarationSyntax member => [member.Identifier.Text],
                    EnumMemberDeclarationSyntax member => [member.Identifier.Text],
                    FieldDeclarationSyntax member => member.Declaration.Variables.Select(variable => variable.Identifier.Text),
                    ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => [parameter.Identifier.Text],
                    _ => Enumerable.Empty<string>(),
                }
            );

    [GeneratedRegex(@"\[`[^`]+`\]\((?<file>[^)]+)\) `(?<symbol>\w+(?:\.\w+)?)`")]
    private static partial Regex PlacePattern();

    /// <summary>A row of the table: the question and its places.</summary>
    internal sealed record Row(string Question, IReadOnlyList<Place> Places);

    /// <summary>A file and a symbol such as <c>RetryOptions.MaxDelay</c> in it.</summary>
    internal sealed record Place(string File, string Symbol)
    {
        public override string ToString() => $"{File} {Symbol}";
    }
}
