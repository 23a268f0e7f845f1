using System.Text.RegularExpressions;

namespace ContainerOS.SdkGenerator.Schema;

/// <summary>A description: Markdown, followed by examples in the form of the Pulumi Registry.</summary>
/// <param name="Text">The description without the examples.</param>
/// <param name="Examples">The examples.</param>
internal sealed partial record SchemaDoc(string Text, IReadOnlyList<SchemaExample> Examples)
{
    /// <summary>The first sentence.</summary>
    internal string Summary
    {
        get
        {
            var end = Text.IndexOf(". ", StringComparison.Ordinal);
            return end < 0 ? Text : Text[..(end + 1)];
        }
    }

    /// <summary>Reads a description.</summary>
    internal static SchemaDoc Read(string markdown)
    {
        var begin = markdown.IndexOf("{{% examples %}}", StringComparison.Ordinal);
        return begin < 0
            ? new(markdown.Trim(), [])
            : new(markdown[..begin].Trim(), [.. Example().Matches(markdown[begin..]).Select(ReadExample)]);
    }

    private static SchemaExample ReadExample(Match match) =>
        new(
            match.Groups["title"].Value.Trim(),
            Block()
                .Matches(match.Groups["body"].Value)
                .ToDictionary(block => block.Groups["language"].Value, block => block.Groups["code"].Value.TrimEnd())
        );

    [GeneratedRegex(@"\{\{% example %\}\}\s*### (?<title>[^\n]+)\n(?<body>.*?)\{\{% /example %\}\}", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"```(?<language>\w+)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}

/// <summary>An example, in several languages.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Code">The program by the name of the language in Markdown, such as <c>typescript</c>.</param>
internal sealed record SchemaExample(string Title, IReadOnlyDictionary<string, string> Code);
