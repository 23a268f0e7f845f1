using ContainerOS.Protocol.Values;
using ContainerOS.UserData;

namespace ContainerOS.Provider.Configuration;

/// <summary>How user data is written, and its size limit.</summary>
/// <param name="Packing">Whether large file contents are compressed.</param>
/// <param name="Margin">The bytes of each phase reserved for ACK, 0 to 16384.</param>
public sealed record UserDataSettings(ContentPacking Packing, int Margin)
{
    /// <summary>The largest allowed margin: half of the limit that ECS documents.</summary>
    internal const int MaxMargin = UserDataBudget.OlderLimit;

    /// <summary>No compression, and the default margin.</summary>
    public static UserDataSettings Default { get; } = new(ContentPacking.None, UserDataBudget.DefaultMargin);

    /// <summary>Whether the margin is in the allowed range.</summary>
    internal bool IsInRange => Margin is >= 0 and <= MaxMargin;

    /// <summary>Reads <c>packFiles</c> and <c>userDataMargin</c> from the provider's settings, or takes the defaults.</summary>
    /// <param name="settings">The settings as an engine sends them. They must have passed the check of the provider.</param>
    public static UserDataSettings From(PropertyMap settings)
    {
        var values = ConfigDecoder.Decode(settings);
        return new UserDataSettings(
            values.Find("packFiles")?.Unwrapped is PropertyBool { Value: true } ? ContentPacking.Gzip : ContentPacking.None,
            values.Find("userDataMargin")?.Unwrapped is PropertyNumber margin ? (int)margin.Value : UserDataBudget.DefaultMargin
        );
    }
}
