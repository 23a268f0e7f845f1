using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Cli.Views;
using ContainerOS.UserData;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.UserData;

/// <summary>Writes the differences of two sources as text or JSON.</summary>
internal static class UserDataDiffText
{
    internal static IEnumerable<string> Lines(IReadOnlyList<StepChange> changes, AnsiStyle style)
    {
        if (changes.Count == 0)
        {
            return [style.Green("No differences")];
        }

        var lines = changes.SelectMany(change => Lines(change, style));
        return [.. lines, style.Bold(ValidationReport.Quantity(changes.Count, "difference"))];
    }

    internal static JObject Json(string before, string after, IReadOnlyList<StepChange> changes) =>
        new()
        {
            ["before"] = before,
            ["after"] = after,
            ["differs"] = changes.Count > 0,
            ["changes"] = new JArray(
                changes.Select(change => new JObject
                {
                    ["change"] = NameOf(change.Kind),
                    ["path"] = change.Path,
                    ["container"] = change.Container,
                    ["step"] = change.Step,
                    ["properties"] = new JArray(
                        change.Properties.Select(property => new JObject
                        {
                            ["path"] = property.Path,
                            ["before"] = property.Before,
                            ["after"] = property.After,
                        })
                    ),
                })
            ),
        };

    private static IEnumerable<string> Lines(StepChange change, AnsiStyle style)
    {
        var step = change.Step is null ? string.Empty : $", {change.Step}";
        var order = change.Kind is StepChangeKind.Moved ? " (runs in a different order)" : string.Empty;
        var heading = $"{Sign(change.Kind)} {change.Path}  {change.Container}{step}{order}";
        return
        [
            Colour(change.Kind, style, TextTable.Visible(heading)),
            .. change.Properties.SelectMany(property => Lines(change.Path, property)).Select(line => "    " + TextTable.Visible(line)),
        ];
    }

    private static IEnumerable<string> Lines(string path, StepPropertyChange property)
    {
        var name =
            property.Path.StartsWith(path, StringComparison.Ordinal) && property.Path.Length > path.Length
                ? property.Path[path.Length..].TrimStart('.')
                : property.Path;
        return property switch
        {
            { Before: { } was, After: { } now } when (was + now).Contains('\n', StringComparison.Ordinal) =>
            [
                $"{name} {LineChanges.Of(was, now).First()}",
                .. LineChanges.Of(was, now).Skip(1),
            ],
            { Before: null, After: { } now } when now.Contains('\n', StringComparison.Ordinal) =>
            [
                $"{name}:",
                .. now.TrimEnd('\n').Split('\n').Select(line => "+ " + line),
            ],
            { Before: { } was, After: { } now } => [$"{name}: {was} -> {now}"],
            { Before: null } => [$"{name}: {property.After}"],
            _ => [$"{name}: {property.Before} -> (removed)"],
        };
    }

    private static string Colour(StepChangeKind kind, AnsiStyle style, string line) =>
        kind switch
        {
            StepChangeKind.Added => style.Green(line),
            StepChangeKind.Removed => style.Red(line),
            _ => style.Yellow(line),
        };

    private static char Sign(StepChangeKind kind) =>
        kind switch
        {
            StepChangeKind.Added => '+',
            StepChangeKind.Removed => '-',
            _ => '~',
        };

    private static string NameOf(StepChangeKind kind) =>
        kind switch
        {
            StepChangeKind.Added => "added",
            StepChangeKind.Removed => "removed",
            StepChangeKind.Moved => "moved",
            _ => "changed",
        };
}
