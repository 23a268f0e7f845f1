using System.Text;
using ContainerOS.Cli.Commands;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools.Binding;
using ContainerOS.Sdk.Observability;
using ContainerOS.UserData;

namespace ContainerOS.Cli.UserData;

/// <summary>Reads bootstrap containers from wherever they are.</summary>
/// <param name="stack">The stack of programs.</param>
/// <param name="config">Config values of programs.</param>
/// <param name="phase">The phase that a bare script runs in.</param>
/// <param name="region">The region of live pools.</param>
/// <param name="endpoint">Where live pools are asked for; null for the region's own address.</param>
/// <param name="showsSecrets">Whether what looks like a secret in user data that does not say so is shown.</param>
/// <param name="observer">Told of each call to the cloud; null for none.</param>
internal sealed class BootstrapSourceReader(
    string stack,
    IReadOnlyDictionary<string, string> config,
    BootstrapPhase phase,
    string? region,
    string? endpoint,
    bool showsSecrets,
    ISdkObserver? observer
)
{
    /// <summary>One side for a script or a live pool; for a program one for each pool, or the one that is asked for.</summary>
    /// <exception cref="UsageException">It can not be read.</exception>
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

        return [Decoded(from, LiveUserData.OfScript(await ScriptText.ReadAsync(from, ct), phase), phase)];
    }

    /// <summary>A program is a folder, or the program's file itself.</summary>
    private static string? ProgramFolder(string from) =>
        Directory.Exists(from) ? from
        : Path.GetFileName(from) is "Pulumi.yaml" ? Path.GetDirectoryName(Path.GetFullPath(from))
        : null;

    private BootstrapSource Decoded(string name, LiveUserData data, BootstrapPhase? only)
    {
        var (before, after) = (Text(name, data.PreUserData), Text(name, data.UserData));
        var decoded = UserDataCalls.Decode(data.PreUserData, data.UserData);
        var marked = showsSecrets ? decoded : (PropertyMap)LikelySecrets.Mark(decoded);
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
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            throw new UsageException($"the user data of {name} is no UTF-8 text in base64: only shell scripts can be read");
        }
    }
}
