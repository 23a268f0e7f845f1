using System.Numerics;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules;

/// <summary>A rule that a number is within bounds.</summary>
/// <param name="path">Where the number stands.</param>
/// <param name="least">The least it may be.</param>
/// <param name="most">The most it may be.</param>
/// <param name="find">Finds the number in a pool.</param>
internal abstract class BoundedNumber<T>(string path, T least, T most, Func<NodePoolSpec, Value<T>?> find) : Rule
    where T : INumber<T>, IMinMaxValue<T>
{
    private string Range =>
        least == most ? $"and has to be {least}"
        : most == T.MaxValue ? $"less than {least}"
        : $"outside {least} to {most}";

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var value = find(pool.Spec);
        if (context.TryGetKnown(value, path, out var number) && (number < least || number > most))
        {
            context.Fail(
                path,
                $"{path[(path.LastIndexOf('.') + 1)..]} is {value}, {Range}",
                edits: value is { IsSecret: true } ? null : Edits(path, number)
            );
        }
    }

    /// <summary>What a number out of bounds is changed to: the bound it is nearest to.</summary>
    private protected virtual FixEdits Edits(string at, T number) => [FixEdit.Set(at, T.Clamp(number, least, most))];
}
