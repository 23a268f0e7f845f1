using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>Decides which statements become typed steps and which stay shell, so that what stays finds the state it needs.</summary>
internal sealed class UnitPlan
{
    private readonly IReadOnlyList<ScriptUnit> units;
    private readonly IReadOnlyList<Deed>?[] deeds;

    internal UnitPlan(IReadOnlyList<ScriptUnit> units, DeedReader reader, PlainWords words)
    {
        this.units = units;
        deeds = new IReadOnlyList<Deed>?[units.Count];
        for (var at = 0; at < units.Count; at++)
        {
            if (IsBinding(at))
            {
                words.Settle(units[at].Simple!);
            }
            else
            {
                deeds[at] = IsLastExit(at) || IsSetting(at) ? [new Deed.Nothing()] : reader.Of(units[at]);
            }
        }

        KeepWhatFollowsAShake();
        KeepWhatHangsTogether();
    }

    /// <summary>What a statement does as typed steps; null where it stays shell.</summary>
    internal IReadOnlyList<Deed>? Deeds(int unit) => deeds[unit];

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
        var first = Array.FindIndex([.. Enumerable.Range(0, units.Count)], at => deeds[at] is null && StateReader.Shakes(units[at]));
        if (first >= 0)
        {
            Array.Clear(deeds, first, deeds.Length - first);
        }
    }

    /// <summary>Shell that sets what later shell reads stays in one piece with it.</summary>
    private void KeepWhatHangsTogether()
    {
        for (var at = units.Count - 1; at >= 0; at--)
        {
            if (deeds[at] is not null || IsBinding(at))
            {
                continue;
            }

            var names = StateReader.Sets(units[at]).ToHashSet();
            for (var last = units.Count - 1; last > at; last--)
            {
                if (deeds[last] is null && StateReader.Reads(units[last], names))
                {
                    Array.Clear(deeds, at, last - at);
                    break;
                }
            }
        }
    }
}
