using System.Text;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>
/// Plans the steps for the statements that are kept. A statement that turns out to need the shell changes what others may become, so the
/// plan is made again with it, until it holds.
/// </summary>
internal sealed class StepPlanner
{
    /// <summary>Real scripts need one to three rounds. After this many, everything stays shell.</summary>
    private const int MaxRounds = 20;

    private readonly string text;
    private readonly ShellScript script;
    private readonly IReadOnlyList<ScriptStatement> statements;
    private readonly ConversionFindings findings;
    private readonly ShellState state;
    private readonly string? posixShell;
    private readonly ShellOptions firstLine;
    private readonly HashSet<int> forced = [];
    private readonly bool isLastLeftOut;

    /// <summary>The statements that apply files of kernel parameters, also in functions and in scripts that they run.</summary>
    private readonly List<int> applySysctls;

    /// <summary>The texts of the statements without the parts that are left out, as far as they were needed.</summary>
    private readonly string?[] kept;
    private StatementClassifier plan;
    private StepBuilder builder;
    private StatementOutcome?[] outcomes;
    private List<int> shell = [];
    private List<int> lastShell = [];

    /// <param name="text">The script without the parts that are left out.</param>
    /// <param name="script">Its reading.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="findings">The parts that are left out.</param>
    /// <param name="isLastLeftOut">Whether a statement after the last of these is left out.</param>
    internal StepPlanner(
        string text,
        ShellScript script,
        IReadOnlyList<ScriptStatement> statements,
        ConversionFindings findings,
        bool isLastLeftOut
    )
    {
        (this.text, this.script, this.statements, this.findings, this.isLastLeftOut) = (text, script, statements, findings, isLastLeftOut);
        kept = new string?[statements.Count];
        posixShell = PosixShellOf(text);
        state = new ShellState(script, isPosix: posixShell is not null);
        firstLine = ShellOptions.OfFirstLine(text);
        var commands = script
            .Calls.Where(SysctlText.Applies)
            .Select(call => call.Outer ?? call.Command)
            .ToHashSet<ShellNode>(ReferenceEqualityComparer.Instance);
        applySysctls = [.. Enumerable.Range(0, statements.Count).Where(at => statements[at].Nodes.Any(commands.Contains))];
        (plan, builder, outcomes) = Start();
        ErrExit = IsOnBeforeFirstEffect(options => options.ErrExit);
        NoUnset = IsOnBeforeFirstEffect(options => options.NoUnset);
    }

    /// <summary>Whether the script stops at a failure from its first statement with an effect on.</summary>
    internal bool ErrExit { get; }

    private bool NoUnset { get; }

    internal PlannedSteps Plan()
    {
        for (var round = 0; !TryPlan(); round++)
        {
            if (round == MaxRounds)
            {
                forced.UnionWith(Enumerable.Range(0, statements.Count));
            }

            (plan, builder, outcomes) = Start();
            (shell, lastShell) = ([], []);
        }

        var (steps, numbers) = builder.Build();
        foreach (var (line, name) in builder.Overridden)
        {
            findings.AddReview(
                line,
                $"{name} is set again later, and only the last value is set",
                "a sysctl step has one value for each parameter, which also applies at the next boot",
                "remove the first value"
            );
        }

        return new PlannedSteps(steps, [.. outcomes.Select((outcome, at) => Numbered(outcome!, statements[at], numbers))]);
    }

    /// <summary>The outcome with the number of its step, or left out where the step has nothing of the statement any more.</summary>
    private static StatementOutcome Numbered(StatementOutcome outcome, ScriptStatement statement, Dictionary<StepDraft, int> numbers) =>
        (outcome.Draft?.Becomes ?? outcome.Draft) is not { } draft ? outcome
        : numbers.TryGetValue(draft, out var number) && draft.IsSetBy(statement) ? outcome with { Step = number }
        : outcome with
        {
            Outcome = LineOutcome.LeftOut,
            Reason = draft.Sysctl is null ? "a file step creates the folder" : "its parameters are set again later",
        };

    private (StatementClassifier, StepBuilder, StatementOutcome?[]) Start()
    {
        var words = new WordEvaluator(script);
        var classes = new StatementClassifier(
            statements,
            state,
            new ShellActionReader(words, text, new LineIndex(text), state),
            words,
            forced
        );
        return (
            classes,
            new StepBuilder(
                wanted =>
                    Enumerable
                        .Range(0, statements.Count)
                        .Any(at =>
                            classes.Role(at) is StatementRole.Shell && statements[at].Text.Contains(wanted, StringComparison.Ordinal)
                        ),
                () => applySysctls.Exists(at => classes.Role(at) is StatementRole.Shell)
            ),
            new StatementOutcome?[statements.Count]
        );
    }

    private bool IsOnBeforeFirstEffect(Func<ShellOptions, bool> isOn)
    {
        if (isOn(firstLine))
        {
            return true;
        }

        for (var at = 0; at < statements.Count && plan.Role(at) is not (StatementRole.Typed or StatementRole.Shell); at++)
        {
            if (plan.Role(at) is StatementRole.Options && ShellOptions.Parse(statements[at].Simple!) is { } options && isOn(options))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Makes the steps; false when a statement turned out to need the shell, which is remembered.</summary>
    private bool TryPlan()
    {
        var before = forced.Count;
        for (var at = 0; at < statements.Count; at++)
        {
            switch (plan.Role(at))
            {
                case StatementRole.Binding or StatementRole.Environment or StatementRole.Options:
                    continue;
                case StatementRole.Typed when builder.TryAll(plan.Actions(at), statements[at]) is { } outcome:
                    outcomes[at] = outcome;
                    continue;
                case StatementRole.Typed:
                    forced.Add(at);
                    break;
            }

            ContinueLastShellStep();
            shell.Add(at);
            if (!StaysShell(at + 1))
            {
                Flush();
            }
        }

        Flush();
        foreach (var unit in builder.NeverApplied.Concat(builder.NeededEarly))
        {
            forced.Add(statements.Index().First(statement => ReferenceEquals(statement.Item, unit)).Index);
        }

        for (var at = 0; at < statements.Count; at++)
        {
            outcomes[at] ??= new StatementOutcome(LineOutcome.LeftOut, null, ReasonOf(plan.Role(at)));
        }

        return forced.Count == before;
    }

    private static string ReasonOf(StatementRole role) =>
        role switch
        {
            StatementRole.Options => "steps stop at the first failure anyway, and no script step follows that needs other options",
            StatementRole.Environment => "no script step follows that could read it",
            _ => "its value is in the steps that use it",
        };

    /// <summary>Consecutive shell statements become one step.</summary>
    private void ContinueLastShellStep()
    {
        if (shell.Count == 0 && builder.EndsInShell)
        {
            builder.RemoveLast();
            shell.AddRange(lastShell);
        }
    }

    /// <summary>Whether the next statement with an effect stays shell.</summary>
    private bool StaysShell(int at)
    {
        while (at < statements.Count && plan.Role(at) is StatementRole.Binding or StatementRole.Environment or StatementRole.Options)
        {
            at++;
        }

        return at < statements.Count && plan.Role(at) is not StatementRole.Typed;
    }

    private void Flush()
    {
        if (shell.Count == 0)
        {
            return;
        }

        var parts = Parts();
        var chunk = new StringBuilder(Head(parts));
        foreach (var at in parts)
        {
            chunk.Append(Commented(at, parts[0])).Append(Written(at)).Append('\n');
        }

        if (NeedsGuard(shell[^1]))
        {
            // A list such as a && b may leave an exit code that is not a failure.
            chunk.Append(":\n");
        }

        var draft = builder.Shell(chunk.ToString(), statements[shell[0]]);
        foreach (var at in parts)
        {
            outcomes[at] =
                outcomes[at] is { Outcome: LineOutcome.Script } known && !shell.Contains(at) && known.Draft != draft
                    ? known
                    : new StatementOutcome(LineOutcome.Script, draft, string.Empty);
        }

        (lastShell, shell) = (shell, []);
    }

    /// <summary>The statements of a script step, in the order of the script: its own, and those that are repeated for it.</summary>
    private List<int> Parts()
    {
        var own = shell.ToHashSet();
        var parts = new List<int>();
        var used = new List<string>();
        foreach (var at in shell)
        {
            used.Add(statements[at].Text);
        }

        for (var at = 0; at <= shell[^1]; at++)
        {
            if (
                !own.Contains(at)
                && plan.Role(at) is StatementRole.Environment or StatementRole.Options or StatementRole.Folder or StatementRole.Log
            )
            {
                parts.Add(at);
                used.Add(statements[at].Text);
            }
        }

        parts.AddRange(shell);
        var usesAny = shell.Exists(at => ShellState.MayUseAnyName(statements[at]));
        for (var at = shell[^1] - 1; at >= 0; at--)
        {
            if (
                plan.Role(at) is StatementRole.Binding
                && (
                    usesAny
                    || statements[at]
                        .Simple!.Assignments.Any(assignment =>
                            used.Exists(other => other.Contains(assignment.Name, StringComparison.Ordinal))
                        )
                )
            )
            {
                parts.Add(at);
                used.Add(statements[at].Text);
            }
        }

        parts.Sort();
        return parts;
    }

    /// <summary>
    /// The first line of a script step, where the default interpreter would behave differently: a script for sh, and one that reads
    /// variables that may not be set.
    /// </summary>
    private string Head(List<int> parts)
    {
        if (posixShell is not null)
        {
            return $"#!{posixShell} -e{(NoUnset || !ErrExit ? "u" : string.Empty)}\n";
        }

        return ErrExit && !NoUnset && MayReadUnset(parts) ? "#!/bin/bash -e\n" : string.Empty;
    }

    /// <summary>
    /// The shell in the first line of a script, when it may lack what only bash has; null for any other. Where <c>env</c> looks for it, it
    /// is named by its usual path, because a first line has one argument, and that has to be the options.
    /// </summary>
    private static string? PosixShellOf(string text) =>
        ScriptInterpreter.Of(text) is { Name: "sh" or "dash" or "ash" } shebang
            ? shebang.Program.StartsWith('/')
                ? shebang.Program
                : "/bin/" + shebang.Name
            : null;

    private bool MayReadUnset(List<int> parts)
    {
        // $! is not among them: without a job in the background it is not set, and bash stops at it.
        var set = new HashSet<string>(StringComparer.Ordinal) { "?", "#", "$", "@", "*", "-", "0", "_", "HOME", "PATH", "PWD" };
        foreach (var at in parts)
        {
            if (
                statements[at]
                    .Nodes.OfType<ParameterExpansion>()
                    .Any(parameter =>
                        !set.Contains(parameter.Name) && parameter.Operator is not (":-" or "-" or ":=" or "=" or ":+" or "+")
                    )
                || ShellState.MayUseAnyName(statements[at])
                || statements[at].Nodes.Any(node => node is ArithmeticExpansion)
            )
            {
                return true;
            }

            if (plan.Role(at) is StatementRole.Binding or StatementRole.Environment)
            {
                set.UnionWith(ShellState.NamesSetBy(statements[at]));
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a step would end in a statement whose failure does not end the script. The last statement of the script needs no guard: its
    /// exit code is that of the script.
    /// </summary>
    private bool NeedsGuard(int at) =>
        (at < statements.Count - 1 || isLastLeftOut)
        && statements[at].Items[^1] is var last
        && !(
            !shell.Exists(other => statements[other].Text.Contains("set +", StringComparison.Ordinal))
            && last
                is {
                    IsBackground: false,
                    Pipelines: [{ Commands: [.., SimpleCommand or CompoundCommand { Kind: CompoundKind.Subshell }] } only]
                }
            && !IsNegated(only)
        );

    private static bool IsNegated(ShellPipeline pipeline) => pipeline.Commands[0].At != pipeline.At;

    /// <summary>The text of a statement in a script step.</summary>
    private string Written(int at)
    {
        var written = kept[at] ??= Kept(statements[at]);
        return plan.Role(at) is StatementRole.Log && !shell.Contains(at) ? Appending(written) : written;
    }

    /// <summary>The text of a statement without the parts that are left out.</summary>
    private string Kept(ScriptStatement statement)
    {
        var written = new StringBuilder();
        var from = statement.From;
        foreach (var (start, end, with) in findings.Removed)
        {
            if (start >= from && start < statement.To)
            {
                written.Append(text.AsSpan(from, start - from)).Append(with);
                from = Math.Min(end, statement.To);
            }
        }

        return written.Append(text.AsSpan(from, statement.To - from)).ToString().Trim();
    }

    /// <summary>A redirection to a log that appends, for the steps after the first.</summary>
    private static string Appending(string redirection) =>
        redirection.Contains(">(", StringComparison.Ordinal)
            ? redirection.Replace("tee -a ", "tee ", StringComparison.Ordinal).Replace("tee ", "tee -a ", StringComparison.Ordinal)
        : redirection.Contains(">>", StringComparison.Ordinal)
        || redirection.IndexOf('>', StringComparison.Ordinal) is var at && (at < 0 || redirection[at + 1] == '&')
            ? redirection
        : redirection.Insert(at, ">");

    private string Commented(int at, int first)
    {
        return at == first || at == shell[0]
            ? string.Empty
            : string.Concat(
                statements[at].Comments.Where(line => !line.StartsWith("#!", StringComparison.Ordinal)).Select(line => line + "\n")
            );
    }
}

/// <summary>The steps of a plan, and what became of each statement.</summary>
internal sealed record PlannedSteps(IReadOnlyList<ConvertedStep> Steps, IReadOnlyList<StatementOutcome> Outcomes);

/// <summary>What became of a statement.</summary>
/// <param name="Outcome">The outcome of its lines.</param>
/// <param name="Draft">The step that has it; null for none.</param>
/// <param name="Reason">Why it is in no step.</param>
internal sealed record StatementOutcome(LineOutcome Outcome, StepDraft? Draft, string Reason)
{
    /// <summary>The number of the step, from 1; null for none.</summary>
    internal int? Step { get; init; }
}
