using ContainerOS.Model.NodePools;

namespace ContainerOS.UserData.Format;

/// <summary>A container and its place in the list.</summary>
/// <param name="Container">The container.</param>
/// <param name="Index">Its index, where the list is not simply all of beforeJoin and then all of afterJoin; null where it is.</param>
internal sealed record OrderedContainer(BootstrapContainer Container, int? Index);
