using System.Security.Cryptography;
using System.Text;
using ContainerOS.Cli.Findings;
using ContainerOS.Model.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Validation;

/// <summary>
/// Writes findings as a Code Quality report, which GitLab shows in merge requests (docs.gitlab.com/ci/testing/code_quality, "Code Quality
/// report format": <c>description</c>, <c>check_name</c>, <c>fingerprint</c>, <c>location.path</c>, <c>location.lines.begin</c>,
/// <c>severity</c>). Undecided rules have no place there and are left out.
/// </summary>
internal static class CodeQualityReport
{
    internal static JArray Write(IEnumerable<Finding> findings)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. findings.Select(finding => Write(finding, known))];
    }

    private static JObject Write(Finding finding, Dictionary<string, int> known)
    {
        var (path, text) = (PathOf(finding), $"{finding.Path}: {finding.Text}".TrimStart(':', ' '));
        return new JObject
        {
            ["description"] = finding.Fix is { Length: > 0 } fix ? $"{text}. Fix: {fix}" : text,
            ["check_name"] = finding.Code ?? "containeros",
            ["fingerprint"] = Fingerprint($"{path}\n{finding.Code}\n{text}", known),
            ["severity"] = Severity(finding.Severity),
            ["location"] = new JObject
            {
                ["path"] = path,
                ["lines"] = new JObject { ["begin"] = Math.Max(1, finding.Position?.Line ?? 1) },
            },
        };
    }

    /// <summary>
    /// GitLab recognises a finding of another commit by it. The line is not part of it, so that a line added above makes no new finding. Of
    /// several findings with one fingerprint GitLab shows the first, so equal ones are numbered.
    /// </summary>
    private static string Fingerprint(string identity, Dictionary<string, int> known)
    {
        var count = known.GetValueOrDefault(identity);
        known[identity] = count + 1;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\n{count}")));
    }

    /// <summary>The file, relative to the working directory, which is that of the repository in a pipeline.</summary>
    private static string PathOf(Finding finding)
    {
        var file =
            finding.Position?.File
            ?? (finding.Program is { } program ? System.IO.Path.Combine(program.Directory, "Pulumi.yaml") : Environment.CurrentDirectory);
        return DisplayPath.Of(file).Replace('\\', '/');
    }

    private static string Severity(Severity severity) =>
        severity switch
        {
            Model.Diagnostics.Severity.Error => "major",
            Model.Diagnostics.Severity.Warning => "minor",
            _ => "info",
        };
}
