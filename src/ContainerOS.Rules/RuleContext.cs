using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules;

/// <summary>Collects the diagnostics of one pool.</summary>
internal sealed class RuleContext
{
    /// <summary>Entries of a rule are compared one by one up to this number; beyond it a set is worth its memory.</summary>
    private const int ListedEntries = 8;

    private List<Diagnostic>? findings;
    private int findingsOfRule;
    private int undecidedOfRule;
    private RuleInfo? currentRule;
    private List<UndecidedCheck>? undecided;
    private HashSet<UndecidedCheck>? ofRule;

    /// <summary>The rule that is being checked; null during a scan that several rules share.</summary>
    internal RuleInfo? CurrentRule
    {
        get => currentRule;
        set => (currentRule, findingsOfRule, undecidedOfRule) = (value, 0, 0);
    }

    /// <summary>The report, with the diagnostics ordered by path and code.</summary>
    internal PoolReport Report => new(findings is [_, _, ..] ? InOrder(findings) : findings ?? [], Undecided);

    /// <summary>The rules that could not be decided so far.</summary>
    internal IReadOnlyList<UndecidedCheck> Undecided => undecided is null ? [] : [.. undecided];

    /// <summary>Diagnostics in the order of reports: by path and code.</summary>
    internal static IReadOnlyList<Diagnostic> InOrder(IEnumerable<Diagnostic> findings) =>
        [.. findings.OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Code, StringComparer.Ordinal)];

    /// <summary>Reports that a property violates the current rule.</summary>
    /// <param name="path">The property.</param>
    /// <param name="message">What is wrong. It never contains a secret: a <see cref="Value{T}"/> formats as a placeholder when it is
    /// secret.</param>
    /// <param name="fix">The fix, when it is more specific than the fix of the rule.</param>
    /// <param name="source">The statement and page this finding follows from, when it is not the rule's own.</param>
    /// <param name="edits">The edits that fix the program, when they are unambiguous. They never contain a secret.</param>
    internal void Fail(
        PoolPropertyPath path,
        string message,
        string? fix = null,
        ConflictingSource? source = null,
        FixEdits? edits = null
    ) => Fail(path, null, message, fix, source, edits);

    /// <summary>
    /// Reports that a property violates the current rule at one position inside its value. Of one rule, at most
    /// <see cref="ShellScript.MaxListed"/> places are reported, and one finding more that reports it.
    /// </summary>
    /// <param name="path">The property.</param>
    /// <param name="span">The position inside the value; null for the whole value.</param>
    /// <param name="message">What is wrong, without the position. It never contains a secret.</param>
    /// <param name="fix">The fix, when it is more specific than the fix of the rule.</param>
    /// <param name="source">The statement and page this finding follows from, when it is not the rule's own.</param>
    /// <param name="edits">The edits that fix the program. They never contain a secret.</param>
    internal void Fail(
        PoolPropertyPath path,
        TextSpan? span,
        string message,
        string? fix = null,
        ConflictingSource? source = null,
        FixEdits? edits = null
    )
    {
        if (++findingsOfRule > ShellScript.MaxListed + 1)
        {
            return;
        }

        (findings ??= []).Add(
            new Diagnostic(
                CurrentRule!.Code,
                CurrentRule.Severity,
                path,
                findingsOfRule <= ShellScript.MaxListed ? message : $"and more places; the first {ShellScript.MaxListed} are listed",
                source?.Statement ?? CurrentRule.Why,
                fix ?? CurrentRule.Fix,
                source?.Source ?? CurrentRule.Source
            )
            {
                Span = span,
                Edits = edits is not null && edits.All(IsReadable) ? edits : FixEdits.None,
            }
        );
    }

    /// <summary>Reports that the current rule cannot be decided.</summary>
    internal void MarkUndecided(PoolPropertyPath path, string reason) => MarkUndecided(path, null, reason);

    /// <summary>
    /// Reports that the current rule cannot be decided because of one position inside the value. Of one rule, at most
    /// <see cref="ShellScript.MaxGaps"/> are reported, and one more that reports it.
    /// </summary>
    internal void MarkUndecided(PoolPropertyPath path, TextSpan? span, string reason)
    {
        if (undecidedOfRule > ShellScript.MaxGaps)
        {
            return;
        }

        if (undecidedOfRule == ShellScript.MaxGaps)
        {
            reason = ShellScript.MoreGaps;
        }

        undecided ??= [];
        var open = new UndecidedCheck(CurrentRule?.Code ?? string.Empty, path, reason) { Span = span };
        if (undecided.Count > 0 && undecided[^1].Code != open.Code)
        {
            ofRule = null; // Rules run one after the other.
        }

        for (var at = undecided.Count - 1; at >= 0 && at >= undecided.Count - ListedEntries && undecided[at].Code == open.Code; at--)
        {
            if (undecided[at] == open)
            {
                return;
            }
        }

        if (undecided.Count >= ListedEntries && undecided[^ListedEntries].Code == open.Code)
        {
            ofRule ??= [.. undecided.Where(entry => entry.Code == open.Code)];
            if (!ofRule.Add(open))
            {
                return;
            }
        }

        undecidedOfRule++;
        undecided.Add(open);
    }

    /// <summary>Whether the edit can be written as text and parsed again. A map key may contain characters that a path cannot.</summary>
    private static bool IsReadable(FixEdit edit) => FixEditText.Parse(edit.ToString()) == edit;

    /// <summary>Gets a value that is set and known. A value that is set but not known leaves the rule undecided.</summary>
    internal bool TryGetKnown<T>(Value<T>? value, PoolPropertyPath path, out T content)
    {
        content = default!;
        switch (value)
        {
            case null:
                return false;
            case { IsKnown: false }:
                MarkUndecided(path, "its value is not known yet");
                return false;
            case { } known:
                content = known.Content;
                return true;
        }
    }

    /// <summary>Gets a value that is known. An unknown value leaves the rule undecided.</summary>
    internal bool TryGetKnown<T>(Value<T> value, PoolPropertyPath path, out T content) => TryGetKnown((Value<T>?)value, path, out content);

    /// <summary>The known items of a list with their paths. Unknown items leave the rule undecided.</summary>
    internal KnownItems<T> Each<T>(ValueList<T>? list, string path) => new(list, path, this);

    /// <summary>The entries of a map with their paths; the values may be unknown. An unknown map leaves the rule undecided.</summary>
    internal KnownEntries<T> Each<T>(ValueMap<T>? map, string path) => new(map, path, this);
}

/// <summary>
/// Enumerates the known items of a list; unknown items leave the rule undecided. It is a struct so that it allocates nothing.
/// </summary>
internal struct KnownItems<T>(ValueList<T>? list, string path, RuleContext context)
{
    private int index = -1;

    /// <summary>The item and its property path.</summary>
    public readonly (PoolPropertyPath Path, Value<T> Item) Current => (PoolPropertyPath.Item(path, index), list!.Items[index]);

    public readonly KnownItems<T> GetEnumerator() => this;

    public bool MoveNext()
    {
        if (index < 0 && list is { IsKnown: false })
        {
            context.MarkUndecided(path, "the list is not known yet");
        }

        while (++index < list?.Items.Count)
        {
            if (context.TryGetKnown(list.Items[index], PoolPropertyPath.Item(path, index), out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether there is at least one.</summary>
    internal bool Any() => MoveNext();
}

/// <summary>
/// Enumerates the entries of a map; the values may be unknown. An unknown map leaves the rule undecided. It is a struct so that it
/// allocates nothing.
/// </summary>
internal struct KnownEntries<T>(ValueMap<T>? map, string path, RuleContext context)
{
    private int index = -1;

    /// <summary>The entry and its property path.</summary>
    public readonly (PoolPropertyPath Path, string Key, Value<T> Value) Current =>
        (PoolPropertyPath.Entry(path, map!.Entries[index].Key), map.Entries[index].Key, map.Entries[index].Value);

    public readonly KnownEntries<T> GetEnumerator() => this;

    public bool MoveNext()
    {
        if (index < 0 && map is { IsKnown: false })
        {
            context.MarkUndecided(path, "its entries are not known yet");
        }

        return ++index < map?.Entries.Count;
    }

    /// <summary>Whether there is at least one.</summary>
    internal bool Any() => MoveNext();
}
