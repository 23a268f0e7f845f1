using System.CommandLine;
using System.CommandLine.Parsing;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Commands;

/// <summary>Finds words that look like an option and are not one. The parser would take them for paths.</summary>
internal static class UnknownOption
{
    /// <summary>The message about the first one; null when there is none. After <c>--</c> every word is an argument.</summary>
    internal static string? Find(ParseResult parsed)
    {
        var word = parsed
            .Tokens.TakeWhile(token => token.Type is not TokenType.DoubleDash)
            .FirstOrDefault(token =>
                token is { Type: TokenType.Argument, Value.Length: > 2 } && token.Value.StartsWith("--", StringComparison.Ordinal)
            );
        if (word is null)
        {
            return null;
        }

        var name = word.Value.Split('=')[0];
        var nearest = parsed
            .CommandResult.Command.Options.Select(option => option.Name)
            .FirstOrDefault(known => RuleSearch.IsOneEditAway(known, name));
        var hint = nearest is null ? $"'{parsed.CommandResult.Command.Name} --help' lists the options" : $"did you mean {nearest}?";
        return $"there is no option {SafeText.Line(name)}; {hint}";
    }
}
