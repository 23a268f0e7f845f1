using System.Text.RegularExpressions;

namespace ContainerOS.Architecture.Docs;

/// <summary>Links of Markdown files to files of the repository.</summary>
internal static partial class MarkdownLinks
{
    /// <summary>The relative links of a file whose target does not exist, as <c>file:line: target</c>.</summary>
    internal static IEnumerable<string> Broken(string path, string text) =>
        from match in Link().Matches(text)
        let target = match.Groups["target"].Value
        where
            !target.Contains("://", StringComparison.Ordinal)
            && !target.StartsWith('#')
            && !target.StartsWith("mailto:", StringComparison.Ordinal)
        where !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, target.Split('#')[0]))
        select $"{path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {target}";

    /// <summary>The repository paths in inline code whose target does not exist, as <c>file:line: path</c>.</summary>
    internal static IEnumerable<string> BrokenPaths(string path, string text) =>
        from match in CodePath().Matches(text)
        let target = match.Groups["path"].Value
        where !Path.Exists(Path.Combine(Repository.Root, target))
        select $"{path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {target}";

    /// <summary>The abbreviated commit hashes in inline code.</summary>
    internal static IEnumerable<string> Commits(string text) => Commit().Matches(text).Select(match => match.Groups["hash"].Value);

    [GeneratedRegex("`(?<hash>[0-9a-f]{7,40})`")]
    private static partial Regex Commit();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    /// <summary>A path without wildcards or placeholders, in one of the source folders.</summary>
    [GeneratedRegex(@"`(?<path>(?:src|sdk|provider|tests|eng|docs|examples)/[\w./-]*\w)`")]
    private static partial Regex CodePath();
}
