using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Fixing;

/// <summary>What came of fixing a program, as automation reads it.</summary>
internal static class FixJson
{
    internal static JArray Write(IEnumerable<FixResult> results, bool isDry) =>
        [
            .. results.Select(result => new JObject
            {
                ["file"] = result.Before.File,
                ["written"] = !isDry && result.After != result.Before,
                ["diff"] = MaskedDiff.Write(result, Ink.None),
                ["fixed"] = FindingJson.Write(result.Made),
                ["left"] = new JArray(
                    result.Left.Select(left => new JObject
                    {
                        ["code"] = left.Finding.Code,
                        ["path"] = left.Finding.Path,
                        ["line"] = left.Line,
                        ["why"] = left.Why,
                    })
                ),
            }),
        ];
}
