using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Findings;

/// <summary>A finding as automation reads it.</summary>
internal static class FindingJson
{
    internal static JArray Write(IEnumerable<Finding> findings) => [.. findings.Select(Write)];

    internal static JObject Write(Finding finding) => new()
    {
        ["code"] = finding.Code,
        ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
        ["path"] = finding.Path,
        ["message"] = finding.Message,
        ["why"] = finding.Why,
        ["fix"] = finding.Fix,
        ["source"] = finding.Source?.ToString(),
        ["file"] = finding.Position?.File,
        ["line"] = finding.Position?.Line,
        ["column"] = finding.Position?.Column,
        ["urn"] = finding.Urn,
    };
}
