using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Binding;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps bootstrap containers to the two base64 scripts of ACK, and back.</summary>
internal static class UserDataMapping
{
    // The same containers are read back, packed or not: the files may have been packed when the pool was written.
    private static readonly ContentPacking[] Packings = [ContentPacking.None, ContentPacking.Gzip];

    /// <summary>The two scripts to send; a phase without containers is cleared.</summary>
    internal static KubernetesConfig Write(KubernetesConfig live, ValueList<BootstrapContainer>? bootstrap, ContentPacking packing)
    {
        var composed = UserDataComposer.Compose(bootstrap ?? ValueList<BootstrapContainer>.Of(), packing);
        return new KubernetesConfig
        {
            PreUserData = Encode(composed.BeforeJoin, live.PreUserData),
            UserData = Encode(composed.AfterJoin, live.UserData),
        };
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
        return containers.Count == 0
            ? null
            : PropertyArray.Of(containers.Select(container => BootstrapBinding.WriteContainer(container).ToMap()));
    }

    private static (string? Before, string? After) Compose(PropertyMap desired, ContentPacking packing)
    {
        var composed = UserDataComposer.Compose(NodePoolBinding.Read(desired).Bootstrap ?? ValueList<BootstrapContainer>.Of(), packing);
        return (composed.BeforeJoin, composed.AfterJoin);
    }

    // An empty text removes a script. Nothing is sent if there is none to remove.
    private static string? Encode(string? script, string? current) =>
        script switch
        {
            { Length: > 0 } => Convert.ToBase64String(Encoding.UTF8.GetBytes(script)),
            _ => current is null ? null : string.Empty,
        };

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
