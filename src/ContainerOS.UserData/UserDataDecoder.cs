using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData;

/// <summary>Reads scripts back into the bootstrap containers they were composed from.</summary>
public static class UserDataDecoder
{
    private const string ForeignName = "foreign";

    /// <summary>
    /// The containers of both scripts. A script that the composer would not write just so is foreign: it becomes one container
    /// named <c>foreign</c> with one script step, its text unchanged.
    /// </summary>
    /// <param name="beforeJoin">The script that runs before joining; null or empty for none.</param>
    /// <param name="afterJoin">The script that runs after joining; null or empty for none.</param>
    public static IReadOnlyList<BootstrapContainer> Decode(string? beforeJoin, string? afterJoin) =>
        [.. Phase(beforeJoin, BootstrapPhase.BeforeJoin), .. Phase(afterJoin, BootstrapPhase.AfterJoin)];

    /// <summary>Whether a container stands for a script that something else composed.</summary>
    public static bool IsForeign(BootstrapContainer container) => container.Name?.Content == ForeignName;

    private static IReadOnlyList<BootstrapContainer> Phase(string? script, BootstrapPhase phase)
    {
        if (string.IsNullOrEmpty(script))
        {
            return [];
        }

        var containers = new ScriptReader(script, phase).Read();
        var composed = UserDataComposer.Compose(ValueList<BootstrapContainer>.Of(containers.Select(container => (Value<BootstrapContainer>)container)));
        return (phase is BootstrapPhase.BeforeJoin ? composed.BeforeJoin : composed.AfterJoin) == script ? containers : [Foreign(script, phase)];
    }

    private static BootstrapContainer Foreign(string script, BootstrapPhase phase) => new()
    {
        Name = ForeignName,
        Phase = phase,
        Steps = ValueList<BootstrapStep>.Of(new BootstrapStep { Script = script }),
    };
}
