using System.Text.RegularExpressions;
using ContainerOS.Architecture.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ContainerOS.Architecture.Words;

/// <summary>Where the repository uses words that it should not: <c>path:line: 'word' (use better)</c>.</summary>
internal static partial class WordScan
{
    /// <summary>Declared names of a C# file, and the name of the file itself.</summary>
    internal static IEnumerable<string> Names(SourceFile file, BannedWords words) =>
        words
            .InName(Path.GetFileName(file.Path))
            .Select(message => $"{file.Path}: {message}")
            .Concat(
                from name in DeclaredNames(file.Root)
                from message in words.InName(name.Text)
                select $"{file.PlaceOf(name.GetLocation())}: {message}"
            );

    /// <summary>Comments, XML docs and string literals of a C# file.</summary>
    internal static IEnumerable<string> Prose(SourceFile file, BannedWords words) =>
        from text in Texts(file.Root)
        from found in words.InProse(text.Text)
        orderby text.Start + found.Offset
        select $"{file.PlaceOf(Location.Create(file.Root.SyntaxTree, new(text.Start + found.Offset, 0)))}: {found.Message}";

    /// <summary>The whole text of a file of another kind, such as Markdown or a shell script.</summary>
    internal static IEnumerable<string> Prose(string path, string text, BannedWords words) =>
        from found in words.InProse(text)
        orderby found.Offset
        select $"{path}:{text.AsSpan(0, found.Offset).Count('\n') + 1}: {found.Message}";

    private static IEnumerable<SyntaxToken> DeclaredNames(SyntaxNode root) =>
        from node in root.DescendantNodes()
        let name = node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier,
            DelegateDeclarationSyntax type => type.Identifier,
            EnumMemberDeclarationSyntax member => member.Identifier,
            MethodDeclarationSyntax member => member.Identifier,
            PropertyDeclarationSyntax member => member.Identifier,
            EventDeclarationSyntax member => member.Identifier,
            LocalFunctionStatementSyntax local => local.Identifier,
            VariableDeclaratorSyntax variable => variable.Identifier,
            SingleVariableDesignationSyntax variable => variable.Identifier,
            ForEachStatementSyntax loop => loop.Identifier,
            CatchDeclarationSyntax clause => clause.Identifier,
            ParameterSyntax parameter => parameter.Identifier,
            TypeParameterSyntax parameter => parameter.Identifier,
            TupleElementSyntax element => element.Identifier,
            FromClauseSyntax clause => clause.Identifier,
            LetClauseSyntax clause => clause.Identifier,
            _ => default,
        }
        where !name.IsKind(SyntaxKind.None)
        select name;

    /// <summary>Line breaks and comment markers become spaces of the same length, so that a phrase is found across lines.</summary>
    private static IEnumerable<(int Start, string Text)> Texts(SyntaxNode root)
    {
        var comments = root.DescendantTrivia()
            .Where(trivia => IsComment(trivia.Kind()))
            .Select(trivia => (trivia.FullSpan.Start, CommentMarker().Replace(trivia.ToFullString(), Blank)));
        var strings = root.DescendantTokens().Where(token => IsString(token.Kind())).Select(token => (token.SpanStart, token.Text));
        return comments.Concat(strings);
    }

    private static string Blank(Match match) => new(' ', match.Length);

    private static bool IsComment(SyntaxKind kind) =>
        kind
            is SyntaxKind.SingleLineCommentTrivia
                or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia
                or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static bool IsString(SyntaxKind kind) =>
        kind
            is SyntaxKind.StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.Utf8StringLiteralToken;

    [GeneratedRegex(@"^\s*///?|\n\s*(?:///?|\*)")]
    private static partial Regex CommentMarker();
}
