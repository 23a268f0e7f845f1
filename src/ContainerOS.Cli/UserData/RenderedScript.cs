using ContainerOS.Cli.Runs;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Cli.UserData;

/// <summary>The composed script of one phase of a pool.</summary>
/// <param name="Pool">The pool's name in the program.</param>
/// <param name="Phase">The phase in which it runs.</param>
/// <param name="Text">The script; secret or unknown when one of its values is.</param>
/// <param name="Encoded">The script in base64.</param>
/// <param name="Size">Its size in bytes before base64.</param>
internal sealed record RenderedScript(string Pool, BootstrapPhase Phase, PropertyValue Text, PropertyValue Encoded, PropertyValue Size)
{
    /// <summary>The name of the phase in programs.</summary>
    internal string PhaseName => PoolTerms.BootstrapPhases.Of(Phase);

    /// <summary>The size as text.</summary>
    internal string Bytes => ValueText.OneLine(Size);

    /// <summary>The scripts of a pool that are not empty.</summary>
    internal static IEnumerable<RenderedScript> Of(ProgramPool pool, BootstrapPhase? phase)
    {
        var rendered = UserDataCalls.Render(pool.Bootstrap, pool.Policy);
        RenderedScript[] both =
        [
            new(pool.Name, BootstrapPhase.BeforeJoin, rendered["beforeJoin"], rendered["preUserData"], rendered["beforeJoinBytes"]),
            new(pool.Name, BootstrapPhase.AfterJoin, rendered["afterJoin"], rendered["userData"], rendered["afterJoinBytes"]),
        ];
        return both.Where(script => (phase is null || script.Phase == phase) && script.Size is not PropertyNumber { Value: 0 });
    }

    /// <summary>The script as a property map, for JSON.</summary>
    internal PropertyMap ToMap() =>
        PropertyMap.Of(("pool", Pool), ("phase", PhaseName), ("bytes", Size), ("script", Text), ("base64", Encoded));
}
