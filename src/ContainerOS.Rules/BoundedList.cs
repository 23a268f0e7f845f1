using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules;

/// <summary>A rule that a list has at least one entry and not too many.</summary>
/// <param name="path">Where the list stands.</param>
/// <param name="most">The most entries it may have.</param>
/// <param name="find">Finds the list in a pool.</param>
internal abstract class BoundedList(string path, int most, Func<NodePoolSpec, ValueList<string>?> find) : Rule
{
    internal override void Check(CheckedPool pool, RuleContext context)
    {
        switch (find(pool.Spec))
        {
            case { IsKnown: false }:
                context.MarkUndecided(path, "the list is not known yet");
                break;
            case { Items.Count: var count } when count == 0 || count > most:
                context.Fail(path, $"{count} entries are given, outside 1 to {most}");
                break;
        }
    }
}
