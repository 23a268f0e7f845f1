using System.CommandLine;
using System.CommandLine.Parsing;

namespace ContainerOS.Cli.Commands;

/// <summary>An option that takes one of a few words, which are those of an enumeration in lower case.</summary>
internal static class Choice
{
    /// <summary>The option.</summary>
    internal static Option<T> Of<T>(string description, T otherwise, string name, params string[] aliases)
        where T : struct, Enum =>
        new(name, aliases)
        {
            Description = description,
            HelpName = string.Join('|', Words<T>()),
            DefaultValueFactory = _ => otherwise,
            CustomParser = Read<T>,
        };

    private static T Read<T>(ArgumentResult given)
        where T : struct, Enum
    {
        var word = given.Tokens is [var only] ? only.Value : string.Empty;
        var index = Words<T>().IndexOf(word.ToLowerInvariant());
        if (index < 0)
        {
            given.AddError($"'{word}' is none of {string.Join(", ", Words<T>())}");
            return default;
        }

        return Enum.GetValues<T>()[index];
    }

    private static List<string> Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}
