using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Schema;
using ContainerOS.UserData;

namespace ContainerOS.Provider.Configuration;

/// <summary>How user data is written, and how much of it there may be.</summary>
/// <param name="Packing">Whether large contents of files are packed where it pays.</param>
/// <param name="Margin">Bytes of each phase that are kept free for ACK's own share; 0 to 16384.</param>
public sealed record UserDataSettings(ContentPacking Packing, int Margin)
{
    /// <summary>The largest margin that is taken: half of what ECS documents.</summary>
    internal const int MaxMargin = UserDataBudget.OlderLimit;

    /// <summary>Nothing is packed, and the margin is the default.</summary>
    public static UserDataSettings Default { get; } = new(ContentPacking.None, UserDataBudget.DefaultMargin);

    /// <summary>Whether the margin is in its range.</summary>
    internal bool IsInRange => Margin is >= 0 and <= MaxMargin;

    /// <summary>What the provider's settings say, <c>packFiles</c> and <c>userDataMargin</c>; the default for what they do not.</summary>
    /// <param name="settings">The settings as an engine sends them, found right by the provider's check.</param>
    public static UserDataSettings From(PropertyMap settings)
    {
        var read = new InputReader(ConfigDecoder.Decode(settings));
        return new UserDataSettings(
            read.Boolean("packFiles")?.Content is true ? ContentPacking.Gzip : ContentPacking.None,
            read.Integer("userDataMargin")?.Content ?? UserDataBudget.DefaultMargin
        );
    }
}
