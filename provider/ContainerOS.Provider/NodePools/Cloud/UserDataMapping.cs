using System.Text;
using System.Text.Json.Nodes;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps bootstrap containers to the two base64 scripts of ACK, and back.</summary>
internal static class UserDataMapping
{
    private const string BeforeJoin = "pre_user_data";
    private const string AfterJoin = "user_data";

    // The same containers are read back, packed or not: the files may have been packed when the pool was written.
    private static readonly ContentPacking[] Packings = [ContentPacking.None, ContentPacking.Gzip];

    /// <summary>The two scripts to send; a phase without containers is cleared, if there is a script to clear.</summary>
    internal static IEnumerable<(string Field, string Text)> Write(
        JsonObject? live,
        ValueList<BootstrapContainer> bootstrap,
        ContentPacking packing
    )
    {
        var composed = UserDataComposer.Compose(bootstrap, packing);
        foreach (var (field, script) in new[] { (BeforeJoin, composed.BeforeJoin), (AfterJoin, composed.AfterJoin) })
        {
            if (script is { Length: > 0 })
            {
                yield return (field, Convert.ToBase64String(Encoding.UTF8.GetBytes(script)));
            }
            else if (live?[field] is not null)
            {
                yield return (field, string.Empty);
            }
        }
    }

    /// <summary>The size of both scripts in bytes, before base64.</summary>
    internal static int CountBytes(KubernetesConfig? group) =>
        Encoding.UTF8.GetByteCount((Decode(group?.PreUserData) ?? string.Empty) + Decode(group?.UserData));

    /// <summary>The bootstrap inputs of the live scripts: those of the program if they compose to the same scripts, else decoded.</summary>
    internal static PropertyArray? Read(KubernetesConfig? group, PropertyMap desired)
    {
        var live = (Decode(group?.PreUserData), Decode(group?.UserData));
        if (desired.Find("bootstrap") is { ContainsUnknowns: false } program && Packings.Any(packing => Compose(desired, packing) == live))
        {
            return program.Unwrapped as PropertyArray;
        }

        var containers = UserDataDecoder.Decode(live.Item1, live.Item2);
        return containers.Count == 0 ? null : PropertyArray.Of(containers.Select(container => BootstrapShape.Container.Write(container)));
    }

    private static (string? Before, string? After) Compose(PropertyMap desired, ContentPacking packing)
    {
        var composed = UserDataComposer.Compose(NodePoolBinding.Read(desired).Bootstrap ?? ValueList<BootstrapContainer>.Of(), packing);
        return (composed.BeforeJoin, composed.AfterJoin);
    }

    // Other tools store scripts without base64.
    private static string? Decode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : text;
    }
}
