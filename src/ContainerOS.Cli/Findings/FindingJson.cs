using ContainerOS.Model.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Findings;

/// <summary>Writes findings as JSON.</summary>
internal static class FindingJson
{
    internal static JArray Write(IEnumerable<Finding> findings) => [.. findings.Select(Write)];

    internal static JObject Write(Finding finding)
    {
        var written = Body(finding);
        if (finding.Program is { } program)
        {
            written["program"] = program.Directory;
            written["stacks"] = new JArray(finding.Stacks.Count > 0 ? finding.Stacks : [program.Stack]);
        }

        return written;
    }

    private static JObject Body(Finding finding) =>
        new()
        {
            ["code"] = finding.Code,
            ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
            ["path"] = finding.Path,
            ["message"] = finding.Text,
            ["why"] = finding.Why,
            ["fix"] = finding.Fix,
            ["source"] = finding.Source?.ToString(),
            ["file"] = finding.Position?.File,
            ["line"] = Known(finding.Position?.Line),
            ["column"] = Known(finding.Position?.Column),
            ["urn"] = finding.Urn,
            ["edits"] = new JArray(finding.Edits.Select(Edit)),
        };

    private static JObject Edit(FixEdit edit) =>
        new()
        {
            ["action"] = edit.Action.ToString().ToLowerInvariant(),
            ["path"] = edit.Path,
            ["value"] =
                edit.Action is FixAction.Remove ? null
                : edit.IsText ? edit.Content
                : JToken.Parse(edit.Content),
        };

    /// <summary>Lines and columns count from 1; 0 means the whole file and is null in JSON.</summary>
    private static int? Known(int? number) => number is 0 ? null : number;
}
