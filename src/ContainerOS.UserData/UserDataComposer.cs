using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Format;
using ContainerOS.UserData.Packing;

namespace ContainerOS.UserData;

/// <summary>Composes bootstrap containers to the two scripts that ACK takes: the same containers give the same bytes, always.</summary>
public static class UserDataComposer
{
    /// <summary>The scripts of the containers, in the order written. A container without a phase is in neither.</summary>
    /// <param name="bootstrap">The containers.</param>
    /// <param name="packing">Whether large contents of files are packed; either way they decode to the same model.</param>
    public static ComposedUserData Compose(ValueList<BootstrapContainer> bootstrap, ContentPacking packing = ContentPacking.None)
    {
        var isSecret = BootstrapValues.ContainsSecret(bootstrap);
        if (!BootstrapValues.IsFullyKnown(bootstrap))
        {
            return new ComposedUserData(null, null, false, isSecret);
        }

        var containers = Place([.. bootstrap.Items.Select(item => item.Content).Where(container => container.Phase is not null)]);
        return new ComposedUserData(
            Script(containers, BootstrapPhase.BeforeJoin, packing),
            Script(containers, BootstrapPhase.AfterJoin, packing),
            true,
            isSecret
        );
    }

    /// <summary>Places are written down only where the phases alone do not give the order.</summary>
    private static List<OrderedContainer> Place(List<BootstrapContainer> containers)
    {
        var phases = containers.Select(container => container.Phase!.Value.Content).ToList();
        var isPlain = phases.SequenceEqual(phases.Order());
        return [.. containers.Select((container, index) => new OrderedContainer(container, isPlain ? null : index))];
    }

    private static string? Script(IEnumerable<OrderedContainer> containers, BootstrapPhase phase, ContentPacking packing)
    {
        var own = containers.Where(placed => placed.Container.Phase!.Value.Content == phase).ToList();
        return own.Count == 0 ? null : Version2Format.Write(own, phase, new ContentPacker(packing));
    }
}

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

/// <summary>Whether large contents of <c>file</c> steps are packed.</summary>
public enum ContentPacking
{
    /// <summary>Contents stand in the script readable.</summary>
    None,

    /// <summary>A content of a <c>file</c> step goes as gzip in base64 where that saves 512 bytes or more.</summary>
    Gzip,
}
