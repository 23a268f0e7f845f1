using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>A rule that a duration of the kubelet is within bounds.</summary>
/// <param name="path">Where it stands.</param>
/// <param name="least">The shortest it may be, as the page writes it.</param>
/// <param name="most">The longest it may be, as the page writes it.</param>
/// <param name="find">Finds the duration.</param>
internal abstract class KubeletDuration(string path, string least, string most, Func<KubeletOptions, Value<string>?> find) : Rule
{
    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var value = pool.Spec.Kubelet.Part(find);
        if (!context.TryGetKnown(value, path, out var text))
        {
            return;
        }

        if (DurationText.Seconds(text) is not { } seconds)
        {
            context.Fail(path, $"{value} is no duration", "write a number and a unit, such as 10s");
        }
        else if (seconds < DurationText.Seconds(least) || seconds > DurationText.Seconds(most))
        {
            context.Fail(
                path,
                $"{value} is not within {least} to {most}",
                edits: value is { IsSecret: true } ? null : [FixEdit.Set(path, seconds < DurationText.Seconds(least) ? least : most)]
            );
        }
    }
}
