using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Authoring;

/// <summary>What a program wrote is rejected by the rules. The message has all diagnostics.</summary>
public sealed partial class ProgramRejectedException : Exception
{
    /// <summary>Creates an exception with its diagnostics.</summary>
    /// <param name="subject">What was checked, such as <c>NodePool 'web'</c>; it starts the message.</param>
    /// <param name="diagnostics">The errors, at least one.</param>
    public ProgramRejectedException(string subject, IReadOnlyList<Diagnostic> diagnostics)
        : base(Format(subject, diagnostics)) => Diagnostics = diagnostics;

    /// <summary>The errors.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Reads the diagnostics of a message back, as an engine shows it; empty for another message.</summary>
    /// <param name="message">The message.</param>
    public static IReadOnlyList<Diagnostic> Parse(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var blocks = new List<List<string>>();
        foreach (var line in message.Split('\n'))
        {
            if (!line.StartsWith("  ", StringComparison.Ordinal))
            {
                blocks.Add([]);
            }

            if (blocks.Count > 0)
            {
                blocks[^1].Add(line);
            }
        }

        return [.. blocks.Select(Parse).OfType<Diagnostic>()];
    }

    private static Diagnostic? Parse(List<string> block)
    {
        var place = PlacePrefix().Match(block[0]);
        var text = string.Join('\n', [block[0][place.Length..], .. block[1..]]);
        return DiagnosticText.Parse(text, string.Empty) is not { } found ? null
            : !place.Success ? found
            : found with
            {
                Position = new SourcePosition(place.Groups[1].Value, int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture), 1),
            };
    }

    private static string Format(string subject, IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return string.Join('\n', [$"{subject} is rejected:", .. diagnostics.Select(Format)]);
    }

    /// <summary>The diagnostic as people read it, after the line of the program when it is known.</summary>
    private static string Format(Diagnostic diagnostic) =>
        diagnostic.Position is { } position
            ? $"{position.File}:{position.Line}: {DiagnosticText.FormatForPeople(diagnostic)}"
            : DiagnosticText.FormatForPeople(diagnostic);

    [GeneratedRegex("^(.+):([1-9][0-9]{0,8}): (?=COS)")]
    private static partial Regex PlacePrefix();
}
