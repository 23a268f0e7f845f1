using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Runs;
using ContainerOS.Engine.Steps;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Views;

/// <summary>Writes a run as JSON.</summary>
internal static class RunReportJson
{
    internal static JObject Write(RunReport report) =>
        new()
        {
            ["result"] = report.Result.Outcome.ToString().ToLowerInvariant(),
            ["changes"] = new JObject(
                report.Result.Changes.OrderBy(pair => pair.Key).Select(pair => new JProperty(StepOpNames.Of(pair.Key), pair.Value))
            ),
            ["steps"] = new JArray(report.Result.Steps.Select(Step)),
            ["outputs"] = ValueText.ToJson(report.Result.Outputs),
            ["diagnostics"] = FindingJson.Write(report.Findings),
        };

    private static JObject Step(DeploymentStep step) =>
        new()
        {
            ["op"] = StepOpNames.Of(step.Op),
            ["urn"] = step.Urn,
            ["type"] = step.Type,
            ["parent"] = step.Parent,
            ["diff"] = new JArray(
                step.Diff.Select(change => new JObject
                {
                    ["path"] = change.Path,
                    ["kind"] = change.Kind.ToString().ToLowerInvariant(),
                    ["old"] = change.Old is { } old ? ValueText.ToJson(old) : null,
                    ["new"] = change.New is { } now ? ValueText.ToJson(now) : null,
                    ["replace"] = change.NeedsReplace,
                })
            ),
        };
}
