using ContainerOS.Model.NodePools;

namespace ContainerOS.UserData.Format;

/// <summary>A container with its position in the list.</summary>
/// <param name="Container">The container.</param>
/// <param name="Index">Its index in the list; null when all beforeJoin containers precede all afterJoin containers.</param>
internal sealed record OrderedContainer(BootstrapContainer Container, int? Index);
