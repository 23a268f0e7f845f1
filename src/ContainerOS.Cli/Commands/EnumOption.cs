using System.CommandLine;

namespace ContainerOS.Cli.Commands;

/// <summary>An option whose values are the names of an enumeration in lower case. They are accepted in any case.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class EnumOption<T>
    where T : struct, Enum
{
    private static readonly string[] Names = [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];

    /// <summary>Creates an option.</summary>
    /// <param name="description">The help text.</param>
    /// <param name="defaultValue">The value when the option is not given.</param>
    /// <param name="name">The name, such as <c>--format</c>.</param>
    /// <param name="aliases">Other names, such as <c>-f</c>.</param>
    internal EnumOption(string description, T defaultValue, string name, params string[] aliases)
    {
        // The option holds the name, not the value: help prints defaults with ToString, which is not in lower case.
        Option = new Option<string>(name, aliases)
        {
            Description = description,
            HelpName = string.Join('|', Names),
            DefaultValueFactory = _ => NameOf(defaultValue),
        };
        Option.Validators.Add(result =>
        {
            var given = result.GetValueOrDefault<string>();
            if (IndexOf(given) < 0)
            {
                result.AddError($"'{given}' is not one of {string.Join(", ", Names)}");
            }
        });
    }

    internal Option<string> Option { get; }

    /// <summary>The selected value, or the default.</summary>
    internal T Get(ParseResult parsed) => Enum.GetValues<T>()[IndexOf(parsed.GetValue(Option)!)];

    private static string NameOf(T value) => Names[Array.IndexOf(Enum.GetValues<T>(), value)];

    private static int IndexOf(string name) => Array.IndexOf(Names, name.ToLowerInvariant());
}
