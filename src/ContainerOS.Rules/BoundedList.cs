using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules;

/// <summary>A rule that a list has at least one entry and not too many.</summary>
/// <param name="path">Where the list stands.</param>
/// <param name="most">The most entries it may have.</param>
/// <param name="find">Finds the list in a pool.</param>
internal abstract class BoundedList(string path, int most, Func<NodePoolSpec, ValueList<string>?> find) : Rule
{
    internal override void Check(Subject pool, Verdicts verdicts)
    {
        switch (find(pool.Spec))
        {
            case { IsKnown: false }:
                verdicts.Undecided(path, "the list is not known yet");
                break;
            case { Items.Count: var count } when count == 0 || count > most:
                verdicts.Fail(path, $"{count} entries are given, outside 1 to {most}");
                break;
        }
    }
}
