using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Rollout;

/// <summary>A moment of a run: a step, and the nodes before it.</summary>
/// <param name="When">The time.</param>
/// <param name="Step">The step.</param>
/// <param name="OnTarget">The nodes that have the target image and are Ready.</param>
/// <param name="Before">The nodes that have another image and are Ready.</param>
/// <param name="NotReady">The nodes that are not Ready.</param>
public sealed record RolloutMoment(DateTimeOffset When, RolloutStep Step, int OnTarget, int Before, int NotReady)
{
    /// <summary>What the task of the step does at this moment; null for the moment before the step is made.</summary>
    public string? Activity { get; init; }

    /// <summary>The task of ACK that makes the step; null before it is known.</summary>
    public string? TaskId { get; init; }

    /// <summary>Whether a failure ended the way forward: all nodes go back. The step's reason is the evidence.</summary>
    public bool IsGoingBackAfterFailure => Activity is null && Step is { Kind: RolloutStepKind.SetTemplate, Batch: not null };

    /// <summary>Whether that failure is one of the image, so that it should not be tried again.</summary>
    public bool QuarantinesImage => IsGoingBackAfterFailure && !Step.SparesImage;

    /// <summary>Counts the nodes of a situation.</summary>
    public static RolloutMoment Of(DateTimeOffset when, RolloutStep step, RolloutPlan plan, ImmutableArray<RolloutNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(
            when,
            step,
            nodes.Count(node => node.IsReady && plan.IsDone(node)),
            nodes.Count(node => node.IsReady && !plan.IsDone(node)),
            nodes.Count(node => !node.IsReady)
        );
    }
}

/// <summary>What one run of a plan did: a page for people, and the same as JSON.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Reason">Why the run was made, in the words of the person; null when none was given.</param>
/// <param name="Moments">The moments in order.</param>
public sealed record RolloutReport(RolloutPlan Plan, string? Reason, ImmutableArray<RolloutMoment> Moments)
{
    private const int Width = 720;
    private const int Height = 180;

    /// <summary>Who made the run; null when it is not known.</summary>
    public string? Who { get; init; }

    /// <summary>How long each batch took in this run, from its replacement to the next batch or the end.</summary>
    public IEnumerable<(RolloutBatch Batch, TimeSpan Took)> Executed
    {
        get
        {
            for (var index = 0; index < Moments.Length; index++)
            {
                if (Moments[index].Step is { Kind: RolloutStepKind.ReplaceNodes, Batch: { } batch })
                {
                    var end = Moments.Skip(index + 1).FirstOrDefault(later => IsAfter(later.Step, batch)) ?? Moments[^1];
                    yield return (batch, end.When - Moments[index].When);
                }
            }
        }
    }

    /// <summary>The report as JSON.</summary>
    public JObject ToJson() =>
        new()
        {
            ["plan"] = JObject.Parse(RolloutPlanFile.Write(Plan)),
            ["who"] = Who,
            ["reason"] = Reason,
            ["outcome"] = Moments.IsEmpty ? null : Moments[^1].Step.Kind.ToString(),
            ["batches"] = new JArray(
                Executed.Select(each => new JObject
                {
                    ["number"] = each.Batch.Number,
                    ["expectedSeconds"] = (long)each.Batch.Expected.P50.TotalSeconds,
                    ["expectedSecondsP90"] = (long)each.Batch.Expected.P90.TotalSeconds,
                    ["tookSeconds"] = Math.Round(each.Took.TotalSeconds, 1),
                })
            ),
            ["moments"] = new JArray(
                Moments.Select(moment => new JObject
                {
                    ["when"] = Time(moment.When),
                    ["step"] = moment.Step.Kind.ToString(),
                    ["text"] = moment.Step.Reason,
                    ["evidence"] = moment.Step.Evidence,
                    ["nodes"] = new JArray(moment.Step.Nodes),
                    ["onTarget"] = moment.OnTarget,
                    ["before"] = moment.Before,
                    ["notReady"] = moment.NotReady,
                })
            ),
        };

    /// <summary>The report as one HTML page, without scripts and without anything from another place.</summary>
    public string ToHtml()
    {
        var text = new StringBuilder();
        text.Append(
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Rollout report</title><style>
            :root { color-scheme: light dark; --old: #9aa4b2; --new: #2f9e6e; --away: #e8b04b; --line: #8884; --dim: #888; }
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 820px; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.4rem; margin-bottom: .2rem; } h2 { font-size: 1.05rem; margin-top: 2rem; } code { font-size: .9em; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; } dt { color: var(--dim); } dd { margin: 0; }
            dd, td { overflow-wrap: anywhere; } table { border-collapse: collapse; width: 100%; }
            td, th { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
            th, .zone, .when { white-space: nowrap; } th { font-weight: 600; color: var(--dim); }
            .num { text-align: right; font-variant-numeric: tabular-nums; } svg { width: 100%; height: auto; }
            .key i { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin: 0 .3em 0 1em; }
            </style></head><body>

            """
        );
        var outcome = Moments.IsEmpty ? "not begun" : Moments[^1].Step.Reason;
        text.Append(CultureInfo.InvariantCulture, $"<h1>Rollout: {Escape(outcome)}</h1>\n<dl>\n");
        Fact("pool", $"<code>{Escape(Plan.ClusterId)}:{Escape(Plan.NodePoolId)}</code>");
        Fact("image", $"<code>{Escape(Plan.FromImageId)}</code> &rarr; <code>{Escape(Plan.TargetImageId)}</code>");
        if (Plan.KubernetesVersion is { } kubernetes)
        {
            Fact("Kubernetes", Escape(kubernetes));
        }

        if (Plan.RuntimeVersion is { } runtime)
        {
            Fact("containerd", $"{Escape(Plan.FromRuntimeVersion ?? "?")} &rarr; {Escape(runtime)}");
        }

        if (!Moments.IsEmpty)
        {
            var took = Moments[^1].When - Moments[0].When;
            Fact(
                "time",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Moments[0].When.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {Minutes(took)} minutes"
                )
            );
            Fact("planned", $"{Minutes(Plan.Expected.P50)} minutes (P90 {Minutes(Plan.Expected.P90)})");
        }

        Fact("by", Escape(Who ?? "not known"));
        Fact("why", Escape(Reason ?? "no reason given"));
        Fact("plan", $"<code>{Escape(Plan.Digest)}</code>");
        text.Append("</dl>\n");
        text.Append("<h2>Nodes by image</h2>\n").Append(Chart());
        text.Append(
            "<h2>Batches</h2>\n<table><tr><th>batch<th>zone<th>nodes<th class=num>planned, min"
                + "<th class=num>P90<th class=num>took</tr>\n"
        );
        foreach (var (batch, took) in Executed)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{batch.Number}<td class=zone>{Escape(batch.Zone)}<td>{Escape(string.Join(", ", batch.Nodes))}"
                    + $"<td class=num>{Minutes(batch.Expected.P50)}"
            );
            text.Append(CultureInfo.InvariantCulture, $"<td class=num>{Minutes(batch.Expected.P90)}<td class=num>{Minutes(took)}</tr>\n");
        }

        text.Append("</table>\n<h2>Steps</h2>\n<table><tr><th>time (UTC)<th>step<th>what</tr>\n");
        foreach (var moment in Moments)
        {
            var nodes = moment.Step.Nodes.IsEmpty ? string.Empty : $": {string.Join(", ", moment.Step.Nodes)}";
            text.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td class=when>{moment.When.UtcDateTime:HH:mm:ss}<td class=when>{Word(moment.Step.Kind)}"
                    + $"<td>{Escape(moment.Step.Reason + nodes)}</tr>\n"
            );
        }

        text.Append("</table>\n");
        if (Plan.CannotBeUndone.ToList() is { Count: > 0 } lost)
        {
            text.Append("<h2>What cannot be undone</h2>\n<ul>\n");
            text.AppendJoin('\n', lost.Select(line => $"<li>{Escape(line)}"));
            text.Append("\n</ul>\n");
        }

        return text.Append("</body></html>\n").ToString();

        void Fact(string name, string html) => text.Append(CultureInfo.InvariantCulture, $"<dt>{name}<dd>{html}\n");
    }

    /// <summary>A kind of step in a word, for people.</summary>
    public static string Word(RolloutStepKind kind) =>
        kind switch
        {
            RolloutStepKind.SetTemplate => "template",
            RolloutStepKind.ReplaceNodes => "replace",
            RolloutStepKind.RolledBack or RolloutStepKind.RolledBackNotReady => "rolled back",
            _ => kind.ToString().ToLowerInvariant(),
        };

    /// <summary>Stacked areas of nodes over time.</summary>
    private string Chart()
    {
        if (Moments.Length < 2)
        {
            return "<p>There was nothing to do.</p>\n";
        }

        // The end of the chart shows the last state for a while.
        var (start, span) = (Moments[0].When, Math.Max(1, (Moments[^1].When - Moments[0].When).TotalSeconds) * 1.05);
        var most = Math.Max(1, Moments.Max(moment => moment.OnTarget + moment.Before + moment.NotReady));
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Height + 20}\" role=\"img\" aria-label=\"nodes by image over time\">\n"
        );
        Area("--away", moment => moment.OnTarget + moment.Before + moment.NotReady);
        Area("--old", moment => moment.OnTarget + moment.Before - Replaced(moment));
        Area("--new", moment => moment.OnTarget - (moment.Step.Batch is null ? Replaced(moment) : 0));
        text.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"0\" y=\"{Height + 15}\" font-size=\"12\" fill=\"currentColor\">0 min, {most} nodes</text>"
                + $"<text x=\"{Width}\" y=\"{Height + 15}\" font-size=\"12\" "
        );
        text.Append(CultureInfo.InvariantCulture, $"fill=\"currentColor\" text-anchor=\"end\">{span / 60:0.0} min</text>\n</svg>\n");
        return text.Append(
                "<p class=key><i style=\"background:var(--new)\"></i>new image<i style=\"background:var(--old)\"></i>image before"
                    + "<i style=\"background:var(--away)\"></i>being replaced, or not Ready</p>\n"
            )
            .ToString();

        // While nodes are replaced, they are still counted as they were before. On the way back, those that were not Ready go first.
        static int Replaced(RolloutMoment moment) =>
            moment.Step.Kind is not RolloutStepKind.ReplaceNodes ? 0
            : moment.Step.Batch is null ? Math.Min(moment.OnTarget, Math.Max(0, moment.Step.Nodes.Length - moment.NotReady))
            : Math.Min(moment.Before, moment.Step.Nodes.Length);

        void Area(string color, Func<RolloutMoment, int> count)
        {
            // A count holds until the next moment, so that the line has steps.
            var points = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M0,{Height}"));
            foreach (var moment in Moments)
            {
                var (x, y) = ((moment.When - start).TotalSeconds / span * Width, Height - (Height - 8.0) * count(moment) / most);
                points.Append(CultureInfo.InvariantCulture, $" H{x:0.#} V{y:0.#}");
            }

            text.Append(CultureInfo.InvariantCulture, $"<path style=\"fill:var({color})\" d=\"{points} H{Width} V{Height} Z\"/>\n");
        }
    }

    private static bool IsAfter(RolloutStep step, RolloutBatch batch) =>
        step.Kind is not (RolloutStepKind.Wait or RolloutStepKind.Check) && step.Batch?.Number != batch.Number
        || step.Kind is RolloutStepKind.SetTemplate;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Minutes(TimeSpan span) => span.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Escape(string text) => HtmlEncoder.Default.Encode(text);
}
