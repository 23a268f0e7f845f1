using System.Text;
using ContainerOS.Cli.Commands;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools;
using ContainerOS.Sdk.Observability;
using ContainerOS.UserData;

namespace ContainerOS.Cli.UserData;

/// <summary>Reads bootstrap containers from a program, a script or a node pool in the cloud.</summary>
/// <param name="stack">The stack of programs.</param>
/// <param name="config">Config values of programs.</param>
/// <param name="phase">The phase of a script.</param>
/// <param name="region">The region of node pools.</param>
/// <param name="endpoint">The address of the API; null for the region's own.</param>
/// <param name="showsSecrets">Whether values that look like secrets are shown.</param>
/// <param name="programOfPool">The directory of the program whose state knows the secrets of a node pool.</param>
/// <param name="observer">Observes the calls to the cloud; null for none.</param>
internal sealed class BootstrapSourceReader(
    string stack,
    IReadOnlyDictionary<string, string> config,
    BootstrapPhase phase,
    string? region,
    string? endpoint,
    bool showsSecrets,
    string programOfPool,
    ISdkObserver? observer
)
{
    /// <summary>Reads one source from a script or a node pool; from a program one for each pool, or the selected one.</summary>
    /// <exception cref="UsageException">The source cannot be read.</exception>
    internal async Task<IReadOnlyList<BootstrapSource>> ReadAsync(string from, string? pool, CancellationToken ct)
    {
        if (LiveUserData.IsPool(from))
        {
            return [Decoded(from, await LiveUserData.OfPoolAsync(from, region, endpoint, observer, ct), null)];
        }

        if (ProgramFolder(from) is { } folder)
        {
            var pools = await PoolReader.ReadAsync(new ProgramSelection(folder, stack, config), pool, ct);
            return
            [
                .. pools.Select(each => new BootstrapSource(
                    each.Name,
                    NodePoolBinding.Read(each.Inputs).Bootstrap ?? ValueList<BootstrapContainer>.Of()
                )
                {
                    Policy = each.Policy,
                }),
            ];
        }

        return [Decoded(from, LiveUserData.OfScript(await ScriptText.ReadUserDataAsync(from, ct), phase), phase)];
    }

    /// <summary>The directory of a program that is given as a directory or as its Pulumi.yaml; null for anything else.</summary>
    private static string? ProgramFolder(string from) =>
        Directory.Exists(from) ? from
        : Path.GetFileName(from) is "Pulumi.yaml" ? Path.GetDirectoryName(Path.GetFullPath(from))
        : null;

    private BootstrapSource Decoded(string name, LiveUserData data, BootstrapPhase? only)
    {
        var (before, after) = (Text(name, data.PreUserData), Text(name, data.UserData));
        var decoded = UserDataCalls.Decode(data.PreUserData, data.UserData);
        var known = LiveUserData.IsPool(name) ? LikelySecrets.Mark(decoded, name, programOfPool) : decoded;
        var marked = showsSecrets ? decoded : (PropertyMap)LikelySecrets.Mark(known);
        var packing = UserDataDecoder.IsPacked(before) || UserDataDecoder.IsPacked(after) ? ContentPacking.Gzip : ContentPacking.None;
        return new(name, NodePoolBinding.Read(marked).Bootstrap ?? ValueList<BootstrapContainer>.Of(), only)
        {
            Policy = UserDataSettings.Default with { Packing = packing },
        };
    }

    private static string? Text(string name, string? encoded)
    {
        try
        {
            return encoded is null
                ? null
                : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(
                    Convert.FromBase64String(encoded)
                );
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            throw new UsageException($"the user data of {name} is not UTF-8 text in base64; only shell scripts can be read");
        }
    }
}
