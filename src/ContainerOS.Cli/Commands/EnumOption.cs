using System.CommandLine;
using System.CommandLine.Parsing;

namespace ContainerOS.Cli.Commands;

/// <summary>An option that takes one of a few words, which are those of an enumeration in lower case.</summary>
internal static class EnumOption
{
    /// <summary>The option.</summary>
    internal static Option<T> Create<T>(string description, T otherwise, string name, params string[] aliases)
        where T : struct, Enum =>
        new(name, aliases)
        {
            Description = description,
            HelpName = string.Join('|', Names<T>()),
            DefaultValueFactory = _ => otherwise,
            CustomParser = Parse<T>,
        };

    private static T Parse<T>(ArgumentResult given)
        where T : struct, Enum
    {
        var word = given.Tokens is [var only] ? only.Value : string.Empty;
        var index = Names<T>().IndexOf(word.ToLowerInvariant());
        if (index < 0)
        {
            given.AddError($"'{word}' is none of {string.Join(", ", Names<T>())}");
            return default;
        }

        return Enum.GetValues<T>()[index];
    }

    private static List<string> Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}
