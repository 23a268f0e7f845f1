using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>
/// Collects what the rules say about a script, and determines which statements, commands and arguments are left out because of it. It runs
/// in the order of the script, once, because a statement that is left out decides whether later ones can work.
/// </summary>
internal sealed class ConversionFindings
{
    /// <summary>
    /// Programs whose operands are independent, with the number of operands before the first of them and options with a value.
    /// </summary>
    private static readonly Dictionary<string, (int Before, string[] Valued)> IndependentOperands = new(StringComparer.Ordinal)
    {
        ["mkdir"] = (0, ["-m", "--mode"]),
        ["touch"] = (0, ["-r", "-d", "-t"]),
        ["rm"] = (0, []),
        ["rmdir"] = (0, []),
        ["systemctl"] = (1, []),
        ["chmod"] = (1, []),
        ["chown"] = (1, []),
        ["chgrp"] = (1, []),
    };

    private readonly StepValidator validator;
    private readonly string text;
    private readonly LineIndex lines;
    private readonly IReadOnlyList<ScriptStatement> statements;
    private readonly ShellState state;
    private readonly List<ConversionFinding> findings = [];
    private readonly HashSet<(int Line, int Column, string? Code, string Message)> known = [];
    private readonly List<Removal> removed = [];
    private readonly (LineOutcome Outcome, string Reason)?[] outcomes;

    internal ConversionFindings(
        StepValidator validator,
        string text,
        ShellScript script,
        IReadOnlyList<ScriptStatement> statements,
        ShellState state
    )
    {
        (this.validator, this.text, this.statements, this.state, lines) = (validator, text, statements, state, new LineIndex(text));
        outcomes = new (LineOutcome, string)?[statements.Count];
        var found = Spots(script);
        var (calls, writes) = Effects(script);
        var missing = new MissingDependencies();
        for (var at = 0; at < statements.Count; at++)
        {
            foreach (var call in calls[at])
            {
                if (missing.FindNeededBy(call) is { } need)
                {
                    found[at].Add(new Spot(call.At, need.Severity, need.Message, need.Why, need.Instead, null, need.IsCertain));
                }
            }

            if (at > 0 && outcomes[at - 1] is not null && statements[at].Nodes.Any(node => node is ParameterExpansion { Name: "?" }))
            {
                found[at].Add(ReadsLostExitCode(at));
            }

            Decide(at, found[at]);
            foreach (var call in calls[at].Where(call => IsRemoved(call.At)))
            {
                missing.Add(call);
            }

            foreach (var write in writes[at].Where(write => IsRemoved(write.Path.At)))
            {
                missing.Add(write);
            }
        }
    }

    /// <summary>The ranges of the text that are left out, in order.</summary>
    internal IReadOnlyList<Removal> Removed => removed;

    /// <summary>The script with blanks in place of the parts that are left out, so that positions stay the same.</summary>
    internal string Remaining()
    {
        var characters = text.ToCharArray();
        foreach (var (from, to, with) in removed)
        {
            for (var at = from; at < to; at++)
            {
                characters[at] = characters[at] == '\n' ? '\n' : ' ';
            }

            with.CopyTo(0, characters, from, with.Length);
        }

        return new string(characters);
    }

    /// <summary>What became of a statement that is left out; null for one that stays.</summary>
    internal (LineOutcome Outcome, string Reason)? OutcomeOf(int statement) => outcomes[statement];

    /// <summary>Adds a finding of the planner about a line.</summary>
    internal void AddReview(int line, string message, string why, string instead) =>
        Add(new Spot(new ShellPosition(line, 1), Severity.Warning, message, why, instead, null, false), line, LeftOutPart.Nothing);

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
                    new Spot(
                        new ShellPosition(step.Line, 1),
                        found.Severity,
                        DiagnosticText.Message(found),
                        found.Why,
                        found.Fix,
                        found.Code,
                        false
                    ),
                    step.Line,
                    LeftOutPart.Nothing
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

    private static bool MayLeaveOut(Diagnostic found) =>
        found.Severity is Severity.Error || found.Code is "COS3062" or "COS3043" || HostFeatures.IsNeedless(found.Code, found.Why);

    /// <summary>A finding without an effect on the node is only left out alone.</summary>
    private static bool IsNeedless(Spot spot) => spot.Severity is not Severity.Error && spot.Code != "COS3062";

    /// <summary>Whether the remaining commands only test or do nothing, so that they are of no use alone.</summary>
    private static bool IsTrivial(ShellPipeline pipeline) =>
        pipeline.Commands is [SimpleCommand { Words: [{ Literal: "true" or ":" or "echo" or "logger" }, ..] }];

    private static Spot ReadsLostExitCode(int at) =>
        new(
            default,
            Severity.Warning,
            "it reads the exit code of a statement that is left out",
            "the exit code is now that of another statement",
            "remove the check",
            null,
            false
        )
        {
            Statement = at,
        };

    /// <summary>The findings of the rules for each statement. All of them are about the same reading of the script.</summary>
    private List<Spot>[] Spots(ShellScript script)
    {
        var spots = new List<Spot>[statements.Count];
        for (var at = 0; at < spots.Length; at++)
        {
            spots[at] = [];
        }

        foreach (var found in validator.Validate(text, script))
        {
            var spot = new Spot(
                ShellPosition.Of(found.Span),
                found.Severity,
                found.Message,
                found.Why,
                found.Fix,
                found.Code,
                MayLeaveOut(found)
            );
            if (StatementAt(spot.At) is >= 0 and var statement)
            {
                spots[statement].Add(spot);
            }
            else
            {
                Add(spot, spot.At.Line, LeftOutPart.Nothing);
            }
        }

        return spots;
    }

    private (List<ShellCall>[] Calls, List<ShellWrite>[] Writes) Effects(ShellScript script)
    {
        var calls = new List<ShellCall>[statements.Count];
        var writes = new List<ShellWrite>[statements.Count];
        for (var at = 0; at < statements.Count; at++)
        {
            (calls[at], writes[at]) = ([], []);
        }

        foreach (var call in script.Calls)
        {
            if (StatementAt(call.At) is >= 0 and var statement)
            {
                calls[statement].Add(call);
            }
        }

        foreach (var write in script.Writes)
        {
            if (StatementAt(write.Path.At) is >= 0 and var statement)
            {
                writes[statement].Add(write);
            }
        }

        return (calls, writes);
    }

    private void Decide(int at, List<Spot> spots)
    {
        var statement = statements[at];
        var bad = spots.Where(spot => spot.MayLeaveOut).ToList();
        var part = bad.Count == 0 ? LeftOutPart.Nothing : Remove(statement, bad);
        foreach (var spot in spots)
        {
            var position = spot.Statement is null ? spot.At : statement.At;
            Add(spot with { At = position }, statement.At.Line, spot.MayLeaveOut && IsRemoved(position) ? part : LeftOutPart.Nothing);
        }

        if (part is LeftOutPart.Statement)
        {
            var worst = bad.Find(spot => spot.Severity is Severity.Error) ?? bad[0];
            outcomes[at] = (
                worst.Severity is Severity.Error || worst.Code == "COS3062" ? LineOutcome.CannotWork : LineOutcome.LeftOut,
                worst.Message
            );
        }
    }

    /// <summary>Leaves out the parts of a statement that cannot work, as few as possible.</summary>
    private LeftOutPart Remove(ScriptStatement statement, List<Spot> bad)
    {
        if (IsWait(statement, bad))
        {
            return RemoveAll(statement);
        }

        if (!IsSeparable(statement))
        {
            return LeftOutPart.Nothing;
        }

        var hasDocument = statement.Nodes.Any(node => node is ShellRedirection { Document: not null });
        if (statement.Items.Count > 1)
        {
            return hasDocument ? RemoveAll(statement) : RemoveItems(statement, bad);
        }

        var item = statement.Items[0];
        if (item.Pipelines.Count == 1)
        {
            return item.Pipelines[0].Commands is [SimpleCommand command] && RemoveArguments(statement, command, bad)
                ? LeftOutPart.Argument
                : RemoveAll(statement);
        }

        if (bad.TrueForAll(IsNeedless))
        {
            return item.Pipelines is [_, var other] && IsTrivial(other) ? RemoveAll(statement) : LeftOutPart.Nothing;
        }

        return hasDocument ? RemoveAll(statement) : RemoveCommands(statement, item, bad);
    }

    private static bool IsWait(ScriptStatement statement, List<Spot> bad) =>
        statement.Items is [{ Pipelines: [{ Commands: [CompoundCommand { Kind: CompoundKind.While } loop] }] }]
        && bad.Exists(spot => spot.Code == "COS3062" && spot.At == loop.At);

    /// <summary>Whether the statement can be removed: it has no loop, condition or function, and sets no variable.</summary>
    private bool IsSeparable(ScriptStatement statement) =>
        statement.Items.All(item =>
            item.Pipelines.All(pipeline => pipeline.Commands.All(command => command is SimpleCommand { Words.Count: > 0 }))
        )
        && !ShellState.NamesSetBy(statement).Any()
        && !state.Changes(statement);

    private LeftOutPart RemoveAll(ScriptStatement statement)
    {
        var comments = lines.LineStart(
            statement.At.Line - statement.Comments.Count(line => !line.StartsWith("#!", StringComparison.Ordinal))
        );
        removed.Add(new Removal(comments, lines.LineStart(statement.LastLine + 1)));
        return LeftOutPart.Statement;
    }

    /// <summary>Leaves out commands that share a line with others: <c>a; b</c>.</summary>
    private LeftOutPart RemoveItems(ScriptStatement statement, List<Spot> bad)
    {
        var starts = statement.Items.Select(item => lines.Offset(item.At)).ToList();
        var isBad = IndexesOf(starts, bad);
        if (isBad.Count == starts.Count)
        {
            return RemoveAll(statement);
        }

        var end = EndOf(statement);
        foreach (var index in isBad.Order())
        {
            removed.Add(new Removal(starts[index], index + 1 < starts.Count ? starts[index + 1] : end));
        }

        return LeftOutPart.Command;
    }

    /// <summary>
    /// Of <c>a || b</c> the commands that work stay. Of <c>a &amp;&amp; b</c> those before the first that does not: it would fail, and
    /// end the
    /// list. A mixed list is left out.
    /// </summary>
    private LeftOutPart RemoveCommands(ScriptStatement statement, AndOrList item, List<Spot> bad)
    {
        var starts = item.Pipelines.Select(pipeline => lines.Offset(pipeline.At)).ToList();
        var isBad = IndexesOf(starts, bad);
        var end = EndOf(statement);
        if (item.Operators.All(sign => sign == "||"))
        {
            if (item.Pipelines.Index().All(pipeline => isBad.Contains(pipeline.Index) || IsTrivial(pipeline.Item)))
            {
                return RemoveAll(statement);
            }

            foreach (var index in isBad.Order())
            {
                var hasGoodBehind = Enumerable.Range(index, starts.Count - index).Any(next => !isBad.Contains(next));
                removed.Add(
                    hasGoodBehind ? new Removal(starts[index], starts[index + 1]) : new Removal(OperatorBefore(starts[index]), end)
                );
            }

            return LeftOutPart.Command;
        }

        var first = isBad.Min();
        if (first == 0 || item.Operators.Any(sign => sign == "||") || TestCommands.AreTests(item, first - 1))
        {
            return RemoveAll(statement);
        }

        // A failure of what stays does not end the script, because it is not the last of the list; that must stay so.
        removed.Add(new Removal(starts[first], end, ":"));
        return first == starts.Count - 1 ? LeftOutPart.Command : LeftOutPart.RestOfList;
    }

    /// <summary>Leaves out single arguments of a program whose arguments are independent; false when that is not possible.</summary>
    private bool RemoveArguments(ScriptStatement statement, SimpleCommand command, List<Spot> bad)
    {
        var words = command.Words.Select((word, index) => (Word: word, Index: index)).ToList();
        var first = command.Words[0].Literal == "sudo" ? 1 : 0;
        if (
            command.Words.Skip(first).Select(word => word.Literal).FirstOrDefault() is not { } program
            || !IndependentOperands.TryGetValue(program, out var form)
        )
        {
            return false;
        }

        var operands = new List<int>();
        for (var index = first + 1; index < words.Count; index++)
        {
            if (command.Words[index].Head is ['-', ..])
            {
                index += form.Valued.Contains(command.Words[index].Plain) ? 1 : 0;
            }
            else
            {
                operands.Add(index);
            }
        }

        operands.RemoveRange(0, Math.Min(form.Before, operands.Count));
        var places = bad.Select(spot => spot.At).ToHashSet();
        var wrong = operands.Where(index => places.Contains(command.Words[index].At)).ToList();
        if (
            wrong.Count == operands.Count
            || places.Count != wrong.Count
            || wrong.Exists(index => command.Words[index].Plain is null && index + 1 == words.Count)
        )
        {
            return false;
        }

        foreach (var index in wrong)
        {
            var start = lines.Offset(command.Words[index].At);
            var end = command.Words[index].Plain is { } plain ? start + plain.Length : lines.Offset(command.Words[index + 1].At);
            removed.Add(new Removal(start, index + 1 < words.Count && text[end - 1] != ' ' && text[end] == ' ' ? end + 1 : end));
        }

        return true;
    }

    private HashSet<int> IndexesOf(List<int> starts, List<Spot> bad) =>
        [.. bad.Select(spot => starts.FindLastIndex(start => start <= lines.Offset(spot.At))).Where(index => index >= 0)];

    private int EndOf(ScriptStatement statement) => lines.LineStart(statement.LastLine + 1);

    /// <summary>The offset of the operator before a command, with the blanks before it.</summary>
    private int OperatorBefore(int start)
    {
        var at = text.AsSpan(0, start).LastIndexOfAny('|', '&') - 1;
        while (at > 0 && text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at;
    }

    private bool IsRemoved(ShellPosition at)
    {
        var offset = lines.Offset(at);
        for (var index = removed.Count - 1; index >= 0 && removed[index].To > offset; index--)
        {
            if (offset >= removed[index].From)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Spot spot, int firstLine, LeftOutPart part)
    {
        var place = lines.Clamp(spot.At);
        // Of a statement that stays in part, each place that is left out is reported.
        if (!known.Add((place.Line, part is LeftOutPart.Command ? place.Column : 0, spot.Code, spot.Message)))
        {
            return;
        }

        var line = lines.LineText(Math.Min(firstLine, place.Line));
        findings.Add(
            new ConversionFinding(place.Line, place.Column, spot.Severity, spot.Message, spot.Why, spot.Instead)
            {
                Code = spot.Code,
                Text = SecretDetector.MayContainSecret(line) ? string.Empty : line,
                LeftOut = part,
            }
        );
    }

    private int StatementAt(ShellPosition at)
    {
        var offset = lines.Offset(at);
        var (low, high) = (0, statements.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = statements[middle].From <= offset ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && offset < statements[low - 1].To ? low - 1 : -1;
    }

    /// <summary>A finding with its place in the script.</summary>
    private sealed record Spot(
        ShellPosition At,
        Severity Severity,
        string Message,
        string Why,
        string Instead,
        string? Code,
        bool MayLeaveOut
    )
    {
        /// <summary>The statement as a whole that it is about; null when it has a separate place.</summary>
        internal int? Statement { get; init; }
    }
}

/// <summary>A range of a script that is left out.</summary>
/// <param name="From">The offset of its first character.</param>
/// <param name="To">The offset behind it.</param>
/// <param name="With">The text in its place.</param>
internal readonly record struct Removal(int From, int To, string With = "");
