using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>Decides which statements become typed steps and which stay shell, so that what stays finds the state it needs.</summary>
internal sealed class UnitPlan
{
    private readonly IReadOnlyList<ScriptUnit> units;
    private readonly IReadOnlyList<ShellAction>?[] actions;

    internal UnitPlan(IReadOnlyList<ScriptUnit> units, ShellActionReader reader, PlainWords words)
    {
        this.units = units;
        actions = new IReadOnlyList<ShellAction>?[units.Count];
        for (var at = 0; at < units.Count; at++)
        {
            if (IsBinding(at))
            {
                words.Settle(units[at].Simple!);
            }
            else
            {
                actions[at] = IsLastExit(at) || IsSetting(at) ? [new ShellAction.Nothing()] : reader.Of(units[at]);
            }
        }

        KeepWhatFollowsAShake();
        KeepWhatHangsTogether();
    }

    /// <summary>What a statement does as typed steps; null where it stays shell.</summary>
    internal IReadOnlyList<ShellAction>? Actions(int unit) => actions[unit];

    /// <summary>Whether it only sets variables; such a statement goes where they are read.</summary>
    internal bool IsBinding(int unit) =>
        units[unit].Simple is { Words.Count: 0, Redirections.Count: 0, Assignments: [_, ..] } command
        && !command.Assignments.Any(assignment =>
            assignment.Appends || !assignment.Value.Parts.All(part => part is LiteralPart or ParameterPart { IsPlain: true })
        );

    /// <summary>Whether it only makes the shell stricter, or goes to a folder; such a statement is said again in each script step behind it.</summary>
    internal bool IsSetting(int unit) =>
        units[unit].Simple is { } command && (StateReader.IsPlainSet(command) || StateReader.IsPlainMove(command));

    private bool IsLastExit(int at) =>
        at == units.Count - 1
        && units[at].Simple is { Redirections.Count: 0, Words: [{ Literal: "exit" }] or [{ Literal: "exit" }, { Literal: "0" }] };

    private void KeepWhatFollowsAShake()
    {
        var first = Array.FindIndex([.. Enumerable.Range(0, units.Count)], at => actions[at] is null && StateReader.Shakes(units[at]));
        if (first >= 0)
        {
            Array.Clear(actions, first, actions.Length - first);
        }
    }

    /// <summary>Shell that sets what later shell reads stays in one piece with it.</summary>
    private void KeepWhatHangsTogether()
    {
        for (var at = units.Count - 1; at >= 0; at--)
        {
            if (actions[at] is not null || IsBinding(at))
            {
                continue;
            }

            var names = StateReader.Sets(units[at]).ToHashSet();
            for (var last = units.Count - 1; last > at; last--)
            {
                if (actions[last] is null && StateReader.Reads(units[last], names))
                {
                    Array.Clear(actions, at, last - at);
                    break;
                }
            }
        }
    }
}
