using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>Collects what cannot work in a script, and determines which statements are left out because of it.</summary>
internal sealed class ConversionFindings
{
    private const int MaxRounds = 40;
    private readonly StepValidator validator;
    private readonly string text;
    private readonly LineIndex lines;
    private readonly IReadOnlyList<ScriptStatement> statements;
    private readonly List<ConversionFinding> findings = [];
    private readonly HashSet<ScriptStatement> leftOut = [];

    internal ConversionFindings(StepValidator validator, string text, ShellScript script, IReadOnlyList<ScriptStatement> statements)
    {
        (this.validator, this.text, this.statements, lines) = (validator, text, statements, new LineIndex(text));
        AddUnsupportedFeatures(script);
        AddRuleFindings();
        AddMissingDependencies(script);
    }

    internal bool LeavesOut(ScriptStatement statement) => leftOut.Contains(statement);

    /// <summary>All findings, including those of the typed steps, in the order of the lines.</summary>
    internal IReadOnlyList<ConversionFinding> With(IReadOnlyList<ConvertedStep> steps)
    {
        foreach (var found in steps.Count == 0 ? [] : validator.Validate([.. steps.Select(step => step.Step)]))
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

    /// <summary>
    /// A rule reports only the first call of a program. The statements found are blanked, and the rest is validated again.
    /// </summary>
    private void AddRuleFindings()
    {
        var rest = text;
        for (var round = 0; round < MaxRounds; round++)
        {
            var before = leftOut.Count;
            foreach (var found in validator.Validate(rest).ToList())
            {
                var at = ShellPosition.Of(found.Span);
                if ((StatementAt(at) is not { } statement || !IsBlank(rest, statement)) && !IsReported(at, found.Severity))
                {
                    Add(at, found.Severity, found.Message, found.Why, found.Fix, found.Code, found.Severity is Severity.Error);
                }
            }

            if (leftOut.Count == before)
            {
                return;
            }

            var characters = text.ToCharArray();
            foreach (var statement in leftOut)
            {
                for (var at = statement.From; at < statement.To; at++)
                {
                    characters[at] = characters[at] == '\n' ? '\n' : ' ';
                }
            }

            rest = new string(characters);
        }
    }

    /// <summary>A statement that depends on one that is left out cannot work either.</summary>
    private void AddMissingDependencies(ShellScript script)
    {
        var lost = new MissingDependencies();
        foreach (var write in script.Writes.Where(write => StatementAt(write.Path.At) is { } statement && leftOut.Contains(statement)))
        {
            lost.Add(write);
        }

        foreach (var call in script.Calls.OrderBy(call => call.At.Line))
        {
            if (StatementAt(call.At) is { } statement && leftOut.Contains(statement))
            {
                lost.Add(call);
            }
            else if (lost.FindNeededBy(call) is { } need)
            {
                Add(call.At, need.Severity, need.Message, need.Why, need.Instead, null, need.IsCertain);
            }
        }
    }

    /// <summary>Whether a rule only warns of what is reported as an unsupported feature at the same place.</summary>
    private bool IsReported(ShellPosition at, Severity severity) =>
        severity is not Severity.Error
        && lines.Clamp(at) is var place
        && findings.Exists(known => known.Code is null && (known.Line, known.Column) == (place.Line, place.Column));

    private static bool IsBlank(string rest, ScriptStatement statement) =>
        rest.AsSpan(statement.From, statement.To - statement.From).IsWhiteSpace();

    private void Add(ShellPosition at, (string What, UnsupportedFeature Feature)? found)
    {
        if (found is var (what, feature))
        {
            Add(
                at,
                feature.Severity,
                what,
                feature.Why,
                feature.Instead,
                null,
                feature.Severity is Severity.Error || (feature.IsNeedless && StatementAt(at) is { } statement && IsAlone(statement))
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

        var isLeftOut =
            mayLeaveOut
            && StatementAt(place) is { } statement
            && IsSeparable(statement)
            && (leftOut.Add(statement) || leftOut.Contains(statement));
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

    /// <summary>Whether the statement can be removed alone: it is not a loop, condition or function, and sets no variable.</summary>
    private static bool IsSeparable(ScriptStatement statement) =>
        statement.Items.All(item =>
            item.Pipelines.All(pipeline => pipeline.Commands.All(command => command is SimpleCommand { Words.Count: > 0 }))
        )
        && !ShellState.NamesSetBy(statement).Any()
        && !ShellState.Changes(statement);

    /// <summary>
    /// Whether the statement is a single command, apart from <c>|| true</c>, so that leaving it out removes nothing else.
    /// </summary>
    private static bool IsAlone(ScriptStatement statement) =>
        statement.Items is [{ Pipelines: [_] or [_, { Commands: [SimpleCommand { Words: [{ Literal: "true" or ":" }] }] }] }];

    private ScriptStatement? StatementAt(ShellPosition at)
    {
        var offset = lines.Offset(at);
        return statements.FirstOrDefault(statement => offset >= statement.From && offset < statement.To);
    }
}
