using ContainerOS.Model.Values;

namespace ContainerOS.Rules;

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
