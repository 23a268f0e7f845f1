using ContainerOS.Cli.Findings;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Fixing;

/// <summary>What makes two findings the same to a fix: stacks of one program share its text.</summary>
internal sealed record FixKey(string? Code, string Resource, string Path, FixEdits Edits)
{
    internal static FixKey Of(Finding finding) => new(finding.Code, ResourcePath.NameOf(finding.Urn), finding.Path, finding.Edits);
}
