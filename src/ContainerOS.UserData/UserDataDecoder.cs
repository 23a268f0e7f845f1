using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Format;
using ContainerOS.UserData.Version1;

namespace ContainerOS.UserData;

/// <summary>Decodes scripts into the bootstrap containers that they were composed from. It reads all format versions.</summary>
public static class UserDataDecoder
{
    private const string ForeignName = "foreign";

    /// <summary>
    /// Decodes the containers of both scripts, in their original order. A script that no version of the composer would write byte for byte
    /// is foreign: it becomes one container named <c>foreign</c> with one script step that has the unchanged text.
    /// </summary>
    /// <param name="beforeJoin">The script that runs before joining; null or empty for none.</param>
    /// <param name="afterJoin">The script that runs after joining; null or empty for none.</param>
    public static IReadOnlyList<BootstrapContainer> Decode(string? beforeJoin, string? afterJoin)
    {
        IEnumerable<OrderedContainer> all =
        [
            .. Phase(beforeJoin, BootstrapPhase.BeforeJoin),
            .. Phase(afterJoin, BootstrapPhase.AfterJoin),
        ];
        return [.. all.OrderBy(placed => placed.Index ?? int.MaxValue).Select(placed => placed.Container)];
    }

    /// <summary>
    /// Whether a script was not written by the composer. The container name does not show it, because a program may use any name.
    /// </summary>
    /// <param name="script">The script; null or empty for no script, which is not foreign.</param>
    /// <param name="phase">The phase in which it runs.</param>
    public static bool IsForeign(string? script, BootstrapPhase phase) => !string.IsNullOrEmpty(script) && Own(script, phase) is null;

    /// <summary>Whether a composed script has compressed file content.</summary>
    /// <param name="script">The script; null or empty for none.</param>
    public static bool IsPacked(string? script) =>
        script?.Contains($"\n{CommandNames.File} {EncodedContent.Gzip} ", StringComparison.Ordinal) ?? false;

    private static IEnumerable<OrderedContainer> Phase(string? script, BootstrapPhase phase) =>
        string.IsNullOrEmpty(script) ? [] : Own(script, phase) ?? [new OrderedContainer(Foreign(script, phase), null)];

    /// <summary>The containers of a script that any version of the composer wrote; null for any other script.</summary>
    private static IEnumerable<OrderedContainer>? Own(string script, BootstrapPhase phase) =>
        Version2Format.Read(script, phase)
        ?? Version1Format.Read(script, phase)?.Select(container => new OrderedContainer(container, null));

    private static BootstrapContainer Foreign(string script, BootstrapPhase phase) =>
        new()
        {
            Name = ForeignName,
            Phase = phase,
            Steps = ValueList<BootstrapStep>.Of(new BootstrapStep { Script = script }),
        };
}
