using System.Text.RegularExpressions;

namespace ContainerOS.Architecture.Words;

/// <summary>Splits names at their capitals: <c>HTTPCallTry2</c> is <c>HTTP</c>, <c>Call</c> and <c>Try</c>.</summary>
internal static partial class NameParts
{
    internal static IEnumerable<string> Of(string name) => Part().Matches(name).Select(match => match.Value);

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Part();
}
