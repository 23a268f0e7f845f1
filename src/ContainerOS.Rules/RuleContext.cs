using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules;

/// <summary>Takes down what the rules say of one pool.</summary>
internal sealed class RuleContext
{
    private List<Diagnostic>? findings;
    private List<UndecidedCheck>? undecided;

    /// <summary>The rule that speaks; null while a survey is made for all of them.</summary>
    internal RuleInfo? CurrentRule { get; set; }

    /// <summary>Everything said, findings by path and code.</summary>
    internal PoolReport Report =>
        new(
            findings is [_, _, ..]
                ? [.. findings.OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Code, StringComparer.Ordinal)]
                : findings ?? [],
            Undecided
        );

    /// <summary>What could not be decided so far.</summary>
    internal IReadOnlyList<UndecidedCheck> Undecided => undecided is null ? [] : [.. undecided];

    /// <summary>The property breaks the rule.</summary>
    /// <param name="path">The property.</param>
    /// <param name="message">What is wrong. Never holds a secret: values are quoted as <see cref="Value{T}"/>, which hides them.</param>
    /// <param name="fix">What to write instead, when it can be said more closely than by the rule.</param>
    /// <param name="source">Another ground than the rule's own.</param>
    /// <param name="edits">What to do to the program, where a careful colleague would do it without asking. Never made of a secret.</param>
    internal void Fail(
        PoolPropertyPath path,
        string message,
        string? fix = null,
        ConflictingSource? source = null,
        FixEdits? edits = null
    ) => Fail(path, null, message, fix, source, edits);

    /// <summary>The property breaks the rule at one place inside its value.</summary>
    /// <param name="path">The property.</param>
    /// <param name="span">The place inside the value; null when the whole value is meant.</param>
    /// <param name="message">What is wrong, without the place. Never contains a secret.</param>
    /// <param name="fix">What to write instead, when it is more specific than the rule's fix.</param>
    /// <param name="source">A source other than the rule's own.</param>
    /// <param name="edits">The edits that fix the program. They never contain a secret.</param>
    internal void Fail(
        PoolPropertyPath path,
        TextSpan? span,
        string message,
        string? fix = null,
        ConflictingSource? source = null,
        FixEdits? edits = null
    ) =>
        (findings ??= []).Add(
            new Diagnostic(
                CurrentRule!.Code,
                CurrentRule.Severity,
                path,
                message,
                source?.Statement ?? CurrentRule.Why,
                fix ?? CurrentRule.Fix,
                source?.Source ?? CurrentRule.Source
            )
            {
                Span = span,
                Edits = edits is not null && edits.All(IsReadable) ? edits : FixEdits.None,
            }
        );

    /// <summary>The rule can not tell yet.</summary>
    internal void MarkUndecided(PoolPropertyPath path, string reason) => MarkUndecided(path, null, reason);

    /// <summary>The rule cannot decide because of one place inside the property's value.</summary>
    internal void MarkUndecided(PoolPropertyPath path, TextSpan? span, string reason)
    {
        undecided ??= [];
        var open = new UndecidedCheck(CurrentRule?.Code ?? string.Empty, path, reason) { Span = span };
        for (var at = undecided.Count - 1; at >= 0 && undecided[at].Code == open.Code; at--)
        {
            if (undecided[at] == open)
            {
                return; // Rules speak one after the other: what a rule said stands at the end.
            }
        }

        undecided.Add(open);
    }

    /// <summary>A key may hold what no path can: such an edit is not offered.</summary>
    private static bool IsReadable(FixEdit edit) => FixEditText.Parse(edit.ToString()) == edit;

    /// <summary>Whether a value is given and known; one that is given and unknown leaves the rule undecided.</summary>
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

    /// <summary>Whether a value that is given is known; an unknown one leaves the rule undecided.</summary>
    internal bool TryGetKnown<T>(Value<T> value, PoolPropertyPath path, out T content) => TryGetKnown((Value<T>?)value, path, out content);

    /// <summary>The known items of a list with their paths; unknown ones leave the rule undecided.</summary>
    internal KnownItems<T> Each<T>(ValueList<T>? list, string path) => new(list, path, this);

    /// <summary>The entries of a map with their paths, of which the values may be unknown; an unknown map leaves the rule undecided.</summary>
    internal KnownEntries<T> Each<T>(ValueMap<T>? map, string path) => new(map, path, this);
}

/// <summary>Goes through the known items of a list; unknown ones leave the rule undecided. A value, so that a rule that passes costs no memory.</summary>
internal struct KnownItems<T>(ValueList<T>? list, string path, RuleContext context)
{
    private int index = -1;

    /// <summary>The item and where it stands.</summary>
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

    /// <summary>Whether there is one.</summary>
    internal bool Any() => MoveNext();
}

/// <summary>Goes through the entries of a map, of which the values may be unknown; an unknown map leaves the rule undecided. A value, so that a rule that passes costs no memory.</summary>
internal struct KnownEntries<T>(ValueMap<T>? map, string path, RuleContext context)
{
    private int index = -1;

    /// <summary>The entry and where it stands.</summary>
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

    /// <summary>Whether there is one.</summary>
    internal bool Any() => MoveNext();
}
