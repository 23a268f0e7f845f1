using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.NodePools.Admission;

/// <summary>A pool that a request asks for.</summary>
/// <param name="World">The world before the request.</param>
/// <param name="Cluster">Its cluster.</param>
/// <param name="Request">The body of the request.</param>
/// <param name="Settings">The settings that the pool would have.</param>
/// <param name="Before">The pool before the request; null for a new one.</param>
internal sealed record PoolCandidate(World World, Cluster Cluster, FieldMap Request, PoolSettings Settings, NodePool? Before)
{
    internal ScalingGroup Group => Settings.Group;

    /// <summary>The size that the request gives; null when it gives none.</summary>
    internal long? RequestedSize => Request.Map("scaling_group")?.Whole("desired_size") ?? Request.Whole("count");

    /// <summary>The instance types that exist.</summary>
    internal IEnumerable<InstanceType> Types => Group.InstanceTypes.Select(InstanceType.Find).OfType<InstanceType>();

    /// <summary>The release of its image, or the newest release when that of the image is unknown.</summary>
    internal Version Release => OsImage.Find(Group.ImageId)?.Version ?? OsImage.Newest.Version!;
}
