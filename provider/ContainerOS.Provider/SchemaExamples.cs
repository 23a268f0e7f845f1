using System.Text;
using System.Text.RegularExpressions;

namespace ContainerOS.Provider;

/// <summary>
/// The examples of resources and functions in the schema: a program in each language, from <c>schema/examples</c>, which tests
/// compile and run.
/// </summary>
internal static partial class SchemaExamples
{
    private static readonly (string Language, string Extension)[] Languages =
    [
        ("typescript", "ts"),
        ("python", "py"),
        ("csharp", "cs"),
        ("go", "go"),
        ("yaml", "yaml"),
    ];

    /// <summary>The example of a resource or function in the form of the Pulumi Registry; empty if it has none.</summary>
    internal static string Of(string token)
    {
        var name = token.Split(':')[^1];
        if (Read(name, "yaml") is not { } program)
        {
            return string.Empty;
        }

        // The description of the YAML program is the title.
        var text = new StringBuilder("\n\n{{% examples %}}\n## Example Usage\n\n{{% example %}}\n### ");
        text.Append(Description().Match(program).Groups[1].Value).Append('\n');
        foreach (var (language, extension) in Languages)
        {
            text.Append('\n').Append(null, $"```{language}\n{Read(name, extension)}```\n");
        }

        return text.Append("{{% /example %}}\n{{% /examples %}}").ToString();
    }

    private static string? Read(string name, string extension)
    {
        using var file = typeof(SchemaExamples).Assembly.GetManifestResourceStream($"examples/{name}.{extension}");
        if (file is null)
        {
            return null;
        }

        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^description: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Description();
}
