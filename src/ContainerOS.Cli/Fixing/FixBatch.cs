using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Paths;

namespace ContainerOS.Cli.Fixing;

/// <summary>Fixes that are made together: of two that touch the same thing, the second waits for the next round.</summary>
internal sealed class FixBatch(string text)
{
    private readonly List<(FixAction Action, PropertyPath Path)> touched = [];

    /// <summary>The text with the fixes made.</summary>
    internal string Text { get; private set; } = text;

    /// <summary>What is fixed.</summary>
    internal List<Finding> Applied { get; } = [];

    /// <summary>Makes the fixes of the findings, from the bottom of lists up, so that no item moves before it is edited.</summary>
    internal static FixBatch Create(string text, IEnumerable<Finding> findings, int most)
    {
        var batch = new FixBatch(text);
        foreach (var finding in findings.OrderByDescending(finding => finding, FindingPathComparer.Instance))
        {
            if (batch.Applied.Count < most)
            {
                batch.TryApply(finding);
            }
        }

        return batch;
    }

    /// <summary>A text with a finding's edits made, all of them.</summary>
    /// <exception cref="YamlEditException">One of them can not be made.</exception>
    internal static string Apply(string text, Finding finding) =>
        finding.Edits.Aggregate(
            text,
            (edited, edit) => YamlEditor.Apply(edited, ResourcePath.Of(YamlNodeReader.Read(edited), finding.Urn, edit.Path), edit)
        );

    private void TryApply(Finding finding)
    {
        var root = PropertyPath.Whole.Child(ResourcePath.NameOf(finding.Urn));
        (FixAction Action, PropertyPath Path)[] wanted =
        [
            .. finding.Edits.Select(edit =>
                (edit.Action, new PropertyPath(root.Segments.AddRange(PropertyPath.Parse(edit.Path).Segments)))
            ),
        ];
        if (wanted.Any(edit => touched.Any(other => Conflicts(edit.Path, other))))
        {
            return;
        }

        try
        {
            Text = Apply(Text, finding);
        }
        catch (YamlEditException)
        {
            return; // Another fix of this batch is in its way; what is in its way in the next round as well is told.
        }

        Applied.Add(finding);
        touched.AddRange(wanted);
    }

    /// <summary>Whether a path leads into what another edit touched, or the other way round, or behind an item that went.</summary>
    private static bool Conflicts(PropertyPath path, (FixAction Action, PropertyPath Path) other) =>
        path.Contains(other.Path)
        || other.Path.Contains(path)
        || (
            other.Action is FixAction.Remove
            && other.Path.Segments is [.. var list, { Name: null } gone]
            && path.Segments.Length > list.Length
            && path.Segments[..list.Length].SequenceEqual(list)
            && path.Segments[list.Length].Index > gone.Index
        );
}
