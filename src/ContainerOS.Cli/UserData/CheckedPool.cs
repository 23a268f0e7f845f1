using ContainerOS.Protocol.Values;

namespace ContainerOS.Cli.UserData;

/// <summary>A pool of a program, as the provider takes it.</summary>
/// <param name="Name">Its name in the program.</param>
/// <param name="Inputs">Its inputs.</param>
internal sealed record CheckedPool(string Name, PropertyMap Inputs)
{
    /// <summary>Its bootstrap containers; an empty list when it has none.</summary>
    internal PropertyValue Bootstrap => Inputs.Find("bootstrap") ?? PropertyArray.Of();
}
