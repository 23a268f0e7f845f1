using ContainerOS.Cli.Findings;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Validation;

/// <summary>Writes findings as a SARIF 2.1.0 log (an OASIS standard) with the rules they refer to.</summary>
internal static class SarifLog
{
    /// <summary>Writes the log.</summary>
    /// <param name="findings">The results.</param>
    /// <param name="notes">Notifications: undecided and suppressed rules.</param>
    /// <param name="isComplete">Whether every program could be read.</param>
    internal static JObject Write(IReadOnlyList<Finding> findings, IReadOnlyList<ValidationNote>? notes = null, bool isComplete = true)
    {
        List<string> codes = [.. findings.Select(finding => finding.Code).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return new JObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JArray(
                new JObject
                {
                    ["tool"] = new JObject
                    {
                        ["driver"] = new JObject
                        {
                            ["name"] = "containeros",
                            ["semanticVersion"] = typeof(SarifLog).Assembly.GetName().Version?.ToString(3),
                            ["rules"] = new JArray(codes.Select(Rule)),
                        },
                    },
                    ["invocations"] = new JArray(
                        new JObject
                        {
                            ["executionSuccessful"] = isComplete,
                            ["toolExecutionNotifications"] = new JArray(
                                (notes ?? []).Select(note => new JObject { ["level"] = "note", ["message"] = Text($"{note}") })
                            ),
                        }
                    ),
                    ["columnKind"] = "unicodeCodePoints",
                    ["results"] = new JArray(findings.Select(finding => Result(finding, codes))),
                }
            ),
        };
    }

    private static JObject Rule(string code)
    {
        var rule = new JObject { ["id"] = code };
        if (RuleCatalogue.FindInfo(code) is { } info)
        {
            rule["shortDescription"] = Text(info.Title);
            rule["fullDescription"] = Text(info.Why);
            rule["help"] = Text(info.Fix);
            rule["defaultConfiguration"] = new JObject { ["level"] = Level(info.Severity) };
            if (Uri.TryCreate(info.Source.Url, UriKind.Absolute, out var page))
            {
                rule["helpUri"] = page.ToString();
            }
        }

        return rule;
    }

    private static JObject Result(Finding finding, List<string> codes)
    {
        var result = new JObject
        {
            ["level"] = Level(finding.Severity),
            ["message"] = Text($"{finding.Path}: {finding.Text}".TrimStart(':', ' ')),
        };
        if (finding.Code is { } code)
        {
            result["ruleId"] = code;
            result["ruleIndex"] = codes.IndexOf(code);
        }

        if (finding.Position is { } at)
        {
            result["locations"] = new JArray(Location(at));
        }

        if (SarifFix.Of(finding) is { } fix)
        {
            result["fixes"] = new JArray(fix);
        }

        return result;
    }

    private static JObject Location(SourcePosition at) =>
        new()
        {
            ["physicalLocation"] = new JObject
            {
                ["artifactLocation"] = new JObject { ["uri"] = DisplayPath.Of(at.File).Replace('\\', '/') },
                ["region"] = Region(at),
            },
        };

    private static JObject Region(SourcePosition at)
    {
        var region = new JObject { ["startLine"] = Math.Max(1, at.Line), ["startColumn"] = Math.Max(1, at.Column) };
        if (at.Length > 0)
        {
            region["endColumn"] = Math.Max(1, at.Column) + at.Length;
        }

        return region;
    }

    private static JObject Text(string text) => new() { ["text"] = text };

    private static string Level(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };
}
