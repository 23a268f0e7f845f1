using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Rollout;

/// <summary>The file form of a plan, which is reviewed and then applied. A file that was edited is refused by its digest.</summary>
public static class RolloutPlanFile
{
    private const int Format = 1;

    /// <summary>The text of a plan: readable, and one line for each batch.</summary>
    public static string Write(RolloutPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return $"{{\n  \"format\": {Format},\n  \"digest\": {Quote(plan.Digest)},\n{Content(plan)}";
    }

    /// <summary>The text of a plan after its digest: what the digest is of.</summary>
    internal static string Content(RolloutPlan plan)
    {
        var options = plan.Options;
        var text = new StringBuilder();
        Member("clusterId", Quote(plan.ClusterId));
        Member("nodePoolId", Quote(plan.NodePoolId));
        Member("fromImageId", Quote(plan.FromImageId));
        Member("targetImageId", Quote(plan.TargetImageId));
        Optional("kubernetesVersion", plan.KubernetesVersion);
        Optional("fromRuntimeVersion", plan.FromRuntimeVersion);
        Optional("runtimeVersion", plan.RuntimeVersion);
        Optional("replacedSince", plan.ReplacedSince is { } since ? Time(since) : null);
        Optional("plannedAfter", plan.PlannedAfter is { } after ? Time(after) : null);
        Member(
            "options",
            $"{{\"canary\": {options.Canary}, \"maxParallelism\": {options.MaxParallelism}, \"maxFailedNodes\": {options.MaxFailedNodes}, "
                + $"\"minReadyPercent\": {options.MinReadyPercent}, \"ignoreWarnings\": {(options.IgnoreWarnings ? "true" : "false")}, "
                + $"\"gateTimeoutSeconds\": {Seconds(options.GateTimeout)}, \"soakSeconds\": {Seconds(options.Soak)}, "
                + $"\"pause\": {Quote(CamelCase(options.Pause.ToString()))}, "
                + $"\"onFailure\": {Quote(CamelCase(options.OnFailure.ToString()))}, "
                + $"\"checks\": [{string.Join(", ", options.Checks.Select(Check))}]}}"
        );
        Member("warnings", List(plan.Warnings));
        Member("cannotBeUndone", List(plan.CannotBeUndone));
        Member("measuredBatches", plan.MeasuredBatches.ToString(CultureInfo.InvariantCulture));
        Member("expectedSeconds", Duration(plan.Expected));
        text.Append("  \"batches\": [\n");
        text.AppendJoin(
            ",\n",
            plan.Batches.Select(batch =>
                $"    {{\"number\": {batch.Number}, \"zone\": {Quote(batch.Zone)}, "
                + $"\"nodes\": [{string.Join(", ", batch.Nodes.Select(Quote))}], "
                + $"\"expectedSeconds\": {Duration(batch.Expected)}}}"
            )
        );
        return text.Append(plan.Batches.IsEmpty ? "  ]\n}\n" : "\n  ]\n}\n").ToString();

        void Optional(string name, string? value)
        {
            if (value is not null)
            {
                Member(name, Quote(value));
            }
        }

        static string List(IEnumerable<string> lines) =>
            lines.ToList() is { Count: > 0 } all ? $"[\n    {string.Join(",\n    ", all.Select(Quote))}\n  ]" : "[]";

        void Member(string name, string json) => text.Append(CultureInfo.InvariantCulture, $"  \"{name}\": {json},\n");
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FormatException">The text is not a plan, or was edited; the message says what is wrong.</exception>
    public static RolloutPlan Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 16 };
            return ReadPlan(JObject.Load(reader));
        }
        catch (JsonReaderException exception)
        {
            throw new FormatException($"the file is not a plan: its JSON ends or is broken at line {exception.LineNumber}", exception);
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidCastException or OverflowException or NullReferenceException)
        {
            throw new FormatException($"the file is not a plan: {exception.Message}", exception);
        }
    }

    private static RolloutPlan ReadPlan(JObject file)
    {
        if ((int?)file["format"] is not Format)
        {
            throw new FormatException(
                $"the plan has the format {file["format"]?.ToString(Formatting.None) ?? "(none)"}; this version reads {Format}"
            );
        }

        var options = Part(file, "options");
        var plan = new RolloutPlan(
            Text(file, "clusterId"),
            Text(file, "nodePoolId"),
            Text(file, "fromImageId"),
            Text(file, "targetImageId"),
            new RolloutOptions
            {
                Canary = Whole(options, "canary"),
                MaxParallelism = Whole(options, "maxParallelism"),
                MaxFailedNodes = Whole(options, "maxFailedNodes"),
                MinReadyPercent = Whole(options, "minReadyPercent"),
                IgnoreWarnings = options["ignoreWarnings"]?.Value<bool>() is true,
                GateTimeout = TimeSpan.FromSeconds(Whole(options, "gateTimeoutSeconds")),
                Soak = TimeSpan.FromSeconds(Whole(options, "soakSeconds")),
                Pause = Enum.Parse<RolloutPauses>(Text(options, "pause"), ignoreCase: true),
                OnFailure = Enum.Parse<FailureAction>(Text(options, "onFailure"), ignoreCase: true),
                Checks = [.. Items(options, "checks").Select(ReadCheck)],
            },
            [.. Items(file, "batches").Select(ReadBatch)]
        )
        {
            KubernetesVersion = (string?)file["kubernetesVersion"],
            FromRuntimeVersion = (string?)file["fromRuntimeVersion"],
            RuntimeVersion = (string?)file["runtimeVersion"],
            ReplacedSince = Moment(file, "replacedSince"),
            PlannedAfter = Moment(file, "plannedAfter"),
            Warnings = [.. Items(file, "warnings").Select(line => (string)line!)],
            MeasuredBatches = Whole(file, "measuredBatches"),
        };
        return RolloutPlan.FirstProblem(plan.Options) is { } problem ? throw new FormatException($"the plan cannot be used: {problem}")
            : Text(file, "digest") == plan.Digest ? plan
            : throw new FormatException("the plan was edited: its digest is not that of its content; make a new plan");
    }

    private static string Check(RolloutCheck check) =>
        check switch
        {
            HttpRolloutCheck http => $"{{\"http\": {{\"url\": {Quote(http.Url.OriginalString)}, \"expectStatus\": {http.ExpectStatus}}}}}",
            CommandRolloutCheck command => $"{{\"command\": [{string.Join(", ", command.Arguments.Select(Quote))}]}}",
            _ => throw new ArgumentException($"{check} has no form in a file", nameof(check)),
        };

    private static RolloutCheck ReadCheck(JToken check) =>
        check["http"] is { } http
            ? new HttpRolloutCheck(
                Uri.TryCreate(Text(http, "url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                    ? url
                    : throw new FormatException("the url of a check is not an http address"),
                Whole(http, "expectStatus")
            )
            : new CommandRolloutCheck(
                Items(check, "command") is { Count: > 0 } words
                    ? [.. words.Select(word => (string)word!)]
                    : throw new FormatException("the command of a check is empty")
            );

    private static RolloutBatch ReadBatch(JToken batch, int index) =>
        Whole(batch, "number") == index + 1
            ? new(
                index + 1,
                Text(batch, "zone"),
                [.. Items(batch, "nodes").Select(node => (string)node!)],
                new(
                    TimeSpan.FromSeconds(Whole(Part(batch, "expectedSeconds"), "p50")),
                    TimeSpan.FromSeconds(Whole(Part(batch, "expectedSeconds"), "p90"))
                )
            )
            : throw new FormatException($"the batches are not numbered from 1: {batch["number"]} is at place {index + 1}");

    private static DateTimeOffset? Moment(JToken parent, string name) =>
        parent[name] is not { } text ? null
        : DateTimeOffset.TryParse((string?)text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw Missing(name);

    private static JToken Part(JToken parent, string name) => parent[name] as JObject ?? throw Missing(name);

    private static JArray Items(JToken parent, string name) => parent[name] as JArray ?? throw Missing(name);

    private static string Text(JToken parent, string name) => parent[name] is JValue { Value: string text } ? text : throw Missing(name);

    private static int Whole(JToken parent, string name) =>
        parent[name] is JValue { Value: long and >= 0 and <= int.MaxValue and var number } ? (int)number : throw Missing(name);

    private static FormatException Missing(string name) => new($"the plan has no valid '{name}'");

    private static string Quote(string text) => JsonConvert.ToString(text);

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static long Seconds(TimeSpan span) => (long)span.TotalSeconds;

    private static string Duration(ExpectedDuration expected) => $"{{\"p50\": {Seconds(expected.P50)}, \"p90\": {Seconds(expected.P90)}}}";
}
