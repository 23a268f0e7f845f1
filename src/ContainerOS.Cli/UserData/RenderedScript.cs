using ContainerOS.Cli.Runs;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Cli.UserData;

/// <summary>The script of one phase of one pool.</summary>
/// <param name="Pool">The pool's name in the program.</param>
/// <param name="Phase">When it runs.</param>
/// <param name="Text">The script; a secret when it holds one, unknown while a value of it is.</param>
/// <param name="Encoded">The same in base64.</param>
/// <param name="Size">Bytes before base64.</param>
internal sealed record RenderedScript(string Pool, BootstrapPhase Phase, PropertyValue Text, PropertyValue Encoded, PropertyValue Size)
{
    /// <summary>The phase as programs write it.</summary>
    internal string PhaseName => PoolTerms.BootstrapPhases.Of(Phase);

    /// <summary>The size in words.</summary>
    internal string Bytes => ValueText.OneLine(Size);

    /// <summary>The scripts of a pool, without empty ones.</summary>
    internal static IEnumerable<RenderedScript> Of(CheckedPool pool, BootstrapPhase? phase)
    {
        var rendered = UserDataCalls.Render(pool.Bootstrap, pool.Policy);
        RenderedScript[] both =
        [
            new(pool.Name, BootstrapPhase.BeforeJoin, rendered["beforeJoin"], rendered["preUserData"], rendered["beforeJoinBytes"]),
            new(pool.Name, BootstrapPhase.AfterJoin, rendered["afterJoin"], rendered["userData"], rendered["afterJoinBytes"]),
        ];
        return both.Where(script => (phase is null || script.Phase == phase) && script.Size is not PropertyNumber { Value: 0 });
    }

    /// <summary>For JSON.</summary>
    internal PropertyMap ToMap() =>
        PropertyMap.Of(("pool", Pool), ("phase", PhaseName), ("bytes", Size), ("script", Text), ("base64", Encoded));
}
