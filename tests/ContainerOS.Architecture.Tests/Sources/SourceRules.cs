using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ContainerOS.Architecture.Sources;

/// <summary>Rules for C# files that neither the compiler nor CSharpier checks. Each returns the violations of one file.</summary>
internal static class SourceRules
{
    /// <summary>The same width as <c>max_line_length</c> in .editorconfig, which CSharpier applies to code only.</summary>
    internal const int MaxLineLength = 140;

    /// <summary>The shell code of the user data format: its bytes never change, so a long line in it cannot be broken.</summary>
    private const string FrozenFormat = "src/ContainerOS.UserData/Format/";

    /// <summary>Lines over the width.</summary>
    internal static IEnumerable<string> LongLines(SourceFile file) =>
        from line in file.Root.GetText().Lines
        where line.Span.Length > MaxLineLength
        where
            !file.Path.StartsWith(FrozenFormat, StringComparison.Ordinal) || !IsInRawString(file.Root.FindToken(line.Start + MaxLineLength))
        select $"{file.Path}:{line.LineNumber + 1}";

    /// <summary>Members that come after a member of a later kind, per type declaration.</summary>
    internal static IEnumerable<string> MisplacedMembers(SourceFile file) =>
        from type in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
        from pair in type.Members.Zip(type.Members.Skip(1))
        where KindOf(pair.First) > KindOf(pair.Second)
        select $"{file.PlaceOf(pair.Second.GetLocation())} ({KindOf(pair.Second)} after {KindOf(pair.First)})";

    /// <summary>Discards (<c>_ = ...</c>) that hide control flow: the right side throws, or only acts under a condition.</summary>
    internal static IEnumerable<string> DiscardedControlFlow(SourceFile file) =>
        from assignment in file.Root.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        where assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
        where assignment.Left is IdentifierNameSyntax { Identifier.Text: "_" }
        where IsControlFlow(assignment.Right)
        select file.PlaceOf(assignment.GetLocation());

    private static bool IsInRawString(SyntaxToken token) =>
        token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
        || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
        || token.Parent?.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>().FirstOrDefault() is { } text
            && text.StringStartToken.Text.Contains("\"\"\"", StringComparison.Ordinal);

    private static bool IsControlFlow(ExpressionSyntax expression) =>
        expression switch
        {
            ParenthesizedExpressionSyntax inner => IsControlFlow(inner.Expression),
            ConditionalExpressionSyntax or SwitchExpressionSyntax or ThrowExpressionSyntax => true,
            BinaryExpressionSyntax binary => binary.Kind()
                is SyntaxKind.CoalesceExpression
                    or SyntaxKind.LogicalAndExpression
                    or SyntaxKind.LogicalOrExpression,
            _ => false,
        };

    private static MemberKind KindOf(MemberDeclarationSyntax member) =>
        member switch
        {
            FieldDeclarationSyntax when member.Modifiers.Any(SyntaxKind.ConstKeyword) => MemberKind.Constant,
            FieldDeclarationSyntax when member.Modifiers.Any(SyntaxKind.StaticKeyword) => MemberKind.StaticField,
            FieldDeclarationSyntax => MemberKind.Field,
            ConstructorDeclarationSyntax => MemberKind.Constructor,
            DestructorDeclarationSyntax => MemberKind.Finalizer,
            DelegateDeclarationSyntax => MemberKind.Delegate,
            EventDeclarationSyntax or EventFieldDeclarationSyntax => MemberKind.Event,
            PropertyDeclarationSyntax or IndexerDeclarationSyntax => MemberKind.Property,
            BaseTypeDeclarationSyntax => MemberKind.NestedType,
            _ => MemberKind.Method,
        };

    /// <summary>In the order in which members are declared. Operators count as methods.</summary>
    private enum MemberKind
    {
        Constant,
        StaticField,
        Field,
        Constructor,
        Finalizer,
        Delegate,
        Event,
        Property,
        Method,
        NestedType,
    }
}
