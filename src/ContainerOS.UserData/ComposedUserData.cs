using System.Text;

namespace ContainerOS.UserData;

/// <summary>The scripts that ACK runs on a node, as composed from bootstrap containers.</summary>
/// <param name="BeforeJoin">What runs before the node joins (<c>pre_user_data</c>); null for nothing, or while unknown.</param>
/// <param name="AfterJoin">What runs after ACK has initialised the node (<c>user_data</c>); null for nothing, or while unknown.</param>
/// <param name="IsKnown">Whether every value they are made of is known.</param>
/// <param name="IsSecret">Whether any value they are made of is secret; then neither may be shown.</param>
public sealed record ComposedUserData(string? BeforeJoin, string? AfterJoin, bool IsKnown, bool IsSecret)
{
    /// <summary>Bytes of <see cref="BeforeJoin"/> before base64.</summary>
    public int BeforeJoinBytes => Encoding.UTF8.GetByteCount(BeforeJoin ?? string.Empty);

    /// <summary>Bytes of <see cref="AfterJoin"/> before base64.</summary>
    public int AfterJoinBytes => Encoding.UTF8.GetByteCount(AfterJoin ?? string.Empty);

    /// <summary>Never the scripts themselves.</summary>
    public override string ToString() => $"user data of {BeforeJoinBytes} and {AfterJoinBytes} bytes";
}
