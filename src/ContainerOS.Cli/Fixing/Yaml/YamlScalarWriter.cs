using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;
using Newtonsoft.Json;
using YamlDotNet.Core;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Writes values and keys so that they read back as what they are, in the quotes that were used before where that goes.</summary>
internal static partial class YamlScalarWriter
{
    private static readonly HashSet<string> Reserved = new(
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The value of an edit.</summary>
    internal static string Value(FixEdit edit, ScalarStyle style) => edit.IsText ? Text(edit.Content, style) : edit.Content;

    /// <summary>A text or a key.</summary>
    internal static string Text(string text, ScalarStyle style) =>
        style switch
        {
            ScalarStyle.SingleQuoted when !text.Any(char.IsControl) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
            ScalarStyle.Plain when IsText(text) => text,
            _ => JsonConvert.ToString(text),
        };

    /// <summary>Whether the letters, without quotes, are surely a text to every reader of YAML, in flows too.</summary>
    internal static bool IsText(string text) => Plain().IsMatch(text) && !Reserved.Contains(text);

    [GeneratedRegex(@"^(?:(?:--)?[A-Za-z_/][A-Za-z0-9_./=-]*|[0-9]+(?:ns|us|ms|s|m|h))\z")]
    private static partial Regex Plain();
}
