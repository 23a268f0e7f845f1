using System.Text.RegularExpressions;

namespace ContainerOS.Architecture.Sources;

/// <summary>The types a file declares at its left edge, which is where file-scoped namespaces put them.</summary>
internal static partial class TopLevelTypes
{
    internal static IReadOnlyList<string> In(string source) =>
        [.. Declaration().Matches(source).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex(
        @"^(?:(?:public|internal|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*(?:(?:record\s+(?:struct|class)?|class|struct|interface|enum)\s*\b|delegate\s+[^\s(]+\s+)(?<name>[A-Z]\w*)",
        RegexOptions.Multiline
    )]
    private static partial Regex Declaration();
}
