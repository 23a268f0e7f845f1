using ContainerOS.UserData;

namespace ContainerOS.Provider.Configuration;

/// <summary>How user data is written, and how much of it there may be.</summary>
/// <param name="Packing">Whether large contents of files are packed where it pays.</param>
/// <param name="Margin">Bytes of each phase that are kept free for ACK's own share.</param>
internal sealed record UserDataPolicy(ContentPacking Packing, int Margin)
{
    /// <summary>The largest margin that is taken: half of what ECS documents.</summary>
    internal const int LargestMargin = UserDataBudget.OlderLimit;

    /// <summary>Nothing is packed, and the margin is the default.</summary>
    internal static UserDataPolicy Default { get; } = new(ContentPacking.None, UserDataBudget.DefaultMargin);

    /// <summary>Whether the margin is in its range.</summary>
    internal bool IsInRange => Margin is >= 0 and <= LargestMargin;
}
