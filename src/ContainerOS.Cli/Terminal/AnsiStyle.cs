namespace ContainerOS.Cli.Terminal;

/// <summary>Adds ANSI colours and weights to text; returns it unchanged when disabled.</summary>
internal sealed record AnsiStyle(bool IsEnabled)
{
    private const string Reset = "\e[0m";

    internal static AnsiStyle None { get; } = new(false);

    internal string Bold(string text) => Wrap("\e[1m", text);

    internal string Dim(string text) => Wrap("\e[2m", text);

    internal string Red(string text) => Wrap("\e[31m", text);

    internal string Green(string text) => Wrap("\e[32m", text);

    internal string Yellow(string text) => Wrap("\e[33m", text);

    internal string Blue(string text) => Wrap("\e[34m", text);

    internal string Cyan(string text) => Wrap("\e[36m", text);

    private string Wrap(string code, string text) => IsEnabled && text.Length > 0 ? code + text + Reset : text;
}
