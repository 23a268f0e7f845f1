using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Fixing;

/// <summary>What came of fixing a program, as automation reads it.</summary>
internal static class FixResultJson
{
    internal static JArray Write(IEnumerable<FixResult> results, bool isDry) =>
        [
            .. results.Select(result => new JObject
            {
                ["file"] = result.Before.File,
                ["written"] = !isDry && result.After != result.Before,
                ["diff"] = MaskedDiff.Write(result, AnsiStyle.None),
                ["fixed"] = FindingJson.Write(result.Applied),
                ["left"] = new JArray(
                    result.Skipped.Select(left => new JObject
                    {
                        ["code"] = left.Finding.Code,
                        ["path"] = left.Finding.Path,
                        ["line"] = left.Line,
                        ["why"] = left.Reason,
                    })
                ),
            }),
        ];
}
