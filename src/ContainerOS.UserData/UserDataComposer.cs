using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Format;
using ContainerOS.UserData.Packing;

namespace ContainerOS.UserData;

/// <summary>Composes bootstrap containers into the two scripts that ACK accepts. The same containers always give the same bytes.</summary>
public static class UserDataComposer
{
    /// <summary>Composes the scripts of containers, in the order of the list. A container without a phase is in neither script.</summary>
    /// <param name="bootstrap">The containers.</param>
    /// <param name="packing">Whether large contents of files are compressed. The scripts decode to the same model in both cases.</param>
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

    /// <summary>Positions are written only when the phases alone do not determine the order.</summary>
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

/// <summary>The scripts that are composed from bootstrap containers and run by ACK on a node.</summary>
/// <param name="BeforeJoin">
/// The script that runs before the node joins (<c>pre_user_data</c>); null for none, or while it is unknown.
/// </param>
/// <param name="AfterJoin">
/// The script that runs after ACK has initialized the node (<c>user_data</c>); null for none, or while it is unknown.
/// </param>
/// <param name="IsKnown">Whether all values of the containers are known.</param>
/// <param name="IsSecret">Whether any value of the containers is secret. In that case neither script may be shown.</param>
public sealed record ComposedUserData(string? BeforeJoin, string? AfterJoin, bool IsKnown, bool IsSecret)
{
    /// <summary>The size of <see cref="BeforeJoin"/> in bytes, before base64.</summary>
    public int BeforeJoinBytes => Encoding.UTF8.GetByteCount(BeforeJoin ?? string.Empty);

    /// <summary>The size of <see cref="AfterJoin"/> in bytes, before base64.</summary>
    public int AfterJoinBytes => Encoding.UTF8.GetByteCount(AfterJoin ?? string.Empty);

    /// <summary>The sizes only, because the scripts may contain secrets.</summary>
    public override string ToString() => $"user data of {BeforeJoinBytes} and {AfterJoinBytes} bytes";
}

/// <summary>Whether large contents of <c>file</c> steps are compressed.</summary>
public enum ContentPacking
{
    /// <summary>Contents are readable in the script.</summary>
    None,

    /// <summary>The content of a <c>file</c> step is base64-encoded gzip if that saves at least 512 bytes.</summary>
    Gzip,
}
