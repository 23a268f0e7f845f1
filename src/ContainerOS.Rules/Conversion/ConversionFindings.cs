using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>Collects what can not work in a script, and tells which statements are left out for it.</summary>
internal sealed class ConversionFindings
{
    private const int MaxRounds = 40;
    private readonly StepValidator judge;
    private readonly string text;
    private readonly LineIndex lines;
    private readonly IReadOnlyList<ScriptStatement> units;
    private readonly List<ConversionFinding> findings = [];
    private readonly HashSet<ScriptStatement> leftOut = [];

    internal ConversionFindings(StepValidator judge, string text, ShellScript script, IReadOnlyList<ScriptStatement> units)
    {
        (this.judge, this.text, this.units, lines) = (judge, text, units, new LineIndex(text));
        AddUnsupportedFeatures(script);
        AddRuleFindings();
        AddMissingDependencies(script);
    }

    internal bool LeavesOut(ScriptStatement unit) => leftOut.Contains(unit);

    /// <summary>All findings, those of the typed steps among them, in the order of the lines.</summary>
    internal IReadOnlyList<ConversionFinding> With(IReadOnlyList<ConvertedStep> steps)
    {
        foreach (var found in steps.Count == 0 ? [] : judge.Validate([.. steps.Select(step => step.Step)]))
        {
            var at = steps
                .Index()
                .FirstOrDefault(step =>
                    found.Path.StartsWith($"bootstrap[0].steps[{step.Index}].", StringComparison.Ordinal) && step.Item.Step.Script is null
                );
            if (at.Item is { } step)
            {
                Add(
                    new ShellPosition(step.Line, 1),
                    found.Severity,
                    DiagnosticText.Message(found),
                    found.Why,
                    found.Fix,
                    found.Code,
                    false
                );
            }
        }

        return
        [
            .. findings
                .OrderBy(finding => finding.Line)
                .ThenBy(finding => finding.Column)
                .ThenBy(finding => finding.Message, StringComparer.Ordinal),
        ];
    }

    private void AddUnsupportedFeatures(ShellScript script)
    {
        var own = script
            .Writes.Where(write => write.Path.Text.StartsWith("/etc/systemd/system/", StringComparison.Ordinal))
            .Select(write => write.Path.Text.Split('/')[^1].Replace(".service", string.Empty, StringComparison.Ordinal))
            .ToHashSet();
        foreach (var call in script.Calls)
        {
            Add(call.At, UnsupportedFeatures.Of(call, own));
        }

        foreach (var write in script.Writes)
        {
            Add(write.Path.At, UnsupportedFeatures.Of(write));
        }
    }

    /// <summary>A rule tells the first call of a program only: what was found is blanked, and the rest judged again.</summary>
    private void AddRuleFindings()
    {
        var rest = text;
        for (var round = 0; round < MaxRounds; round++)
        {
            var before = leftOut.Count;
            foreach (var found in judge.Validate(rest).ToList())
            {
                var at = ShellPosition.Of(found.Span);
                if (UnitAt(at) is not { } unit || !IsBlank(rest, unit))
                {
                    Add(at, found.Severity, found.Message, found.Why, found.Fix, found.Code, found.Severity is Severity.Error);
                }
            }

            if (leftOut.Count == before)
            {
                return;
            }

            var letters = text.ToCharArray();
            foreach (var unit in leftOut)
            {
                for (var at = unit.From; at < unit.To; at++)
                {
                    letters[at] = letters[at] == '\n' ? '\n' : ' ';
                }
            }

            rest = new string(letters);
        }
    }

    /// <summary>What counts on a statement that is left out can not work either.</summary>
    private void AddMissingDependencies(ShellScript script)
    {
        var lost = new MissingDependencies();
        foreach (var write in script.Writes.Where(write => UnitAt(write.Path.At) is { } unit && leftOut.Contains(unit)))
        {
            lost.Add(write);
        }

        foreach (var call in script.Calls.OrderBy(call => call.At.Line))
        {
            if (UnitAt(call.At) is { } unit && leftOut.Contains(unit))
            {
                lost.Add(call);
            }
            else if (lost.FindNeededBy(call) is { } need)
            {
                Add(call.At, need.Severity, need.Message, need.Why, need.Instead, null, need.IsCertain);
            }
        }
    }

    private static bool IsBlank(string rest, ScriptStatement unit) => rest.AsSpan(unit.From, unit.To - unit.From).IsWhiteSpace();

    private void Add(ShellPosition at, (string What, UnsupportedFeature Obstacle)? found)
    {
        if (found is var (what, obstacle))
        {
            Add(
                at,
                obstacle.Severity,
                what,
                obstacle.Why,
                obstacle.Instead,
                null,
                obstacle.Severity is Severity.Error || (obstacle.IsNeedless && UnitAt(at) is { } unit && IsAlone(unit))
            );
        }
    }

    private void Add(ShellPosition at, Severity severity, string message, string why, string instead, string? code, bool mayLeaveOut)
    {
        var place = lines.Clamp(at);
        if (findings.Exists(known => known.Line == place.Line && known.Code == code && known.Message == message))
        {
            return;
        }

        var isLeftOut = mayLeaveOut && UnitAt(place) is { } unit && IsSeparable(unit) && (leftOut.Add(unit) || leftOut.Contains(unit));
        var line = lines.LineText(place.Line);
        findings.Add(
            new ConversionFinding(place.Line, place.Column, severity, message, why, instead)
            {
                Code = code,
                Text = SecretDetector.MayContainSecret(line) ? string.Empty : line,
                IsLeftOut = isLeftOut,
            }
        );
    }

    /// <summary>Whether the statement can go without others losing something: it is no loop, condition or function, and sets no variable.</summary>
    private static bool IsSeparable(ScriptStatement unit) =>
        unit.Items.All(item =>
            item.Pipelines.All(pipeline => pipeline.Commands.All(command => command is SimpleCommand { Words.Count: > 0 }))
        )
        && !ShellState.NamesSetBy(unit).Any()
        && !ShellState.Changes(unit);

    /// <summary>Whether the statement does one thing only, but for a <c>|| true</c>: what is needless takes nothing else along.</summary>
    private static bool IsAlone(ScriptStatement unit) =>
        unit.Items is [{ Pipelines: [_] or [_, { Commands: [SimpleCommand { Words: [{ Literal: "true" or ":" }] }] }] }];

    private ScriptStatement? UnitAt(ShellPosition at)
    {
        var offset = lines.Offset(at);
        return units.FirstOrDefault(unit => offset >= unit.From && offset < unit.To);
    }
}
