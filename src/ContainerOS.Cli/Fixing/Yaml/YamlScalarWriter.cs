using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;
using Newtonsoft.Json;
using YamlDotNet.Core;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Writes values and keys so that YAML reads them back unchanged, in the previous quoting style when possible.</summary>
internal static partial class YamlScalarWriter
{
    private static readonly HashSet<string> Reserved = new(
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Writes the value of an edit.</summary>
    internal static string Value(FixEdit edit, ScalarStyle style) => edit.IsText ? Text(edit.Content, style) : edit.Content;

    /// <summary>Writes a text or a key.</summary>
    internal static string Text(string text, ScalarStyle style) =>
        style switch
        {
            ScalarStyle.SingleQuoted when !text.Any(char.IsControl) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
            ScalarStyle.Plain when IsText(text) => text,
            _ => JsonConvert.ToString(text),
        };

    /// <summary>Whether every YAML parser reads the unquoted characters as a text, also in flow style.</summary>
    internal static bool IsText(string text) => Plain().IsMatch(text) && !Reserved.Contains(text);

    [GeneratedRegex(@"^(?:(?:--)?[A-Za-z_/][A-Za-z0-9_./=-]*|[0-9]+(?:ns|us|ms|s|m|h))\z")]
    private static partial Regex Plain();
}
