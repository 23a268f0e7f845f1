using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;

namespace ContainerOS.Cli.UserData;

/// <summary>A pool of a program, as the provider takes it.</summary>
/// <param name="Name">Its name in the program.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Policy">How the stack's settings have user data written.</param>
internal sealed record CheckedPool(string Name, PropertyMap Inputs, UserDataSettings Policy)
{
    /// <summary>Its bootstrap containers; an empty list when it has none.</summary>
    internal PropertyValue Bootstrap => Inputs.Find("bootstrap") ?? PropertyArray.Of();
}
