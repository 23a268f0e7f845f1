using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Binding;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps bootstrap containers to the two scripts ACK takes, base64 both, and back.</summary>
internal static class UserDataMapping
{
    // A pool says the same however its files were packed when it was made.
    private static readonly ContentPacking[] Packings = [ContentPacking.None, ContentPacking.Gzip];

    /// <summary>The group with the scripts laid over it; phases without containers are emptied.</summary>
    internal static KubernetesConfig Merge(KubernetesConfig basis, ValueList<BootstrapContainer>? bootstrap, ContentPacking packing)
    {
        var composed = UserDataComposer.Compose(bootstrap ?? ValueList<BootstrapContainer>.Of(), packing);
        return basis with
        {
            PreUserData = Encode(composed.BeforeJoin, basis.PreUserData),
            UserData = Encode(composed.AfterJoin, basis.UserData),
        };
    }

    /// <summary>Bytes of both scripts before base64.</summary>
    internal static int CountBytes(KubernetesConfig? group) =>
        Encoding.UTF8.GetByteCount((Decode(group?.PreUserData) ?? string.Empty) + Decode(group?.UserData));

    /// <summary>The bootstrap inputs that the scripts stand for: the program's own while they still say the same.</summary>
    internal static PropertyArray? Read(KubernetesConfig? group, PropertyMap given)
    {
        var live = (Decode(group?.PreUserData), Decode(group?.UserData));
        if (given.Find("bootstrap") is { ContainsUnknowns: false } program && Packings.Any(packing => Compose(given, packing) == live))
        {
            return program.Unwrapped as PropertyArray;
        }

        var containers = UserDataDecoder.Decode(live.Item1, live.Item2);
        return containers.Count == 0
            ? null
            : PropertyArray.Of(containers.Select(container => BootstrapBinding.WriteContainer(container).ToMap()));
    }

    private static (string? Before, string? After) Compose(PropertyMap given, ContentPacking packing)
    {
        var composed = UserDataComposer.Compose(NodePoolBinding.Read(given).Bootstrap ?? ValueList<BootstrapContainer>.Of(), packing);
        return (composed.BeforeJoin, composed.AfterJoin);
    }

    /// <summary>An empty text takes a script away; nothing at all is sent where there was none.</summary>
    private static string? Encode(string? script, string? current) =>
        script switch
        {
            { Length: > 0 } => Convert.ToBase64String(Encoding.UTF8.GetBytes(script)),
            _ => current is null ? null : string.Empty,
        };

    /// <summary>The script; text that is no base64 was stored as it is by another tool.</summary>
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
