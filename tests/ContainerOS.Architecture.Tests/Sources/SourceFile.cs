using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ContainerOS.Architecture.Sources;

/// <summary>A C# file of the repository and its syntax tree.</summary>
internal sealed class SourceFile
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Parse);
    private static readonly Lazy<IReadOnlyList<SourceFile>> Parsed = new(ReadAll);

    internal SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        Root = CSharpSyntaxTree.ParseText(text, ParseOptions).GetCompilationUnitRoot();
    }

    /// <summary>Every C# file of the repository, parsed once per test run.</summary>
    internal static IReadOnlyList<SourceFile> All => Parsed.Value;

    internal string Path { get; }

    internal string Text { get; }

    internal CompilationUnitSyntax Root { get; }

    /// <summary>The types and delegates that are not nested, by name.</summary>
    internal IReadOnlyList<string> TopLevelTypes =>
        [
            .. Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .Select(node =>
                    node switch
                    {
                        BaseTypeDeclarationSyntax type => type.Identifier.Text,
                        DelegateDeclarationSyntax type => type.Identifier.Text,
                        _ => null,
                    }
                )
                .OfType<string>(),
        ];

    /// <summary>The place of a node or token, as compilers print it: <c>path:line</c>.</summary>
    internal string PlaceOf(Location location) => $"{Path}:{location.GetLineSpan().StartLinePosition.Line + 1}";

    // The generated part of sdk/dotnet has the form of Pulumi's SDKs, whose names are also those of our model.
    private static bool IsGenerated(string file) => file.StartsWith("sdk/dotnet/ContainerOS.Infra/Generated/", StringComparison.Ordinal);

    private static IReadOnlyList<SourceFile> ReadAll() =>
        [
            .. Repository
                .Files(".cs")
                .Where(file => !IsGenerated(file))
                .AsParallel()
                .AsOrdered()
                .Select(file => new SourceFile(file, Repository.Read(file))),
        ];
}
