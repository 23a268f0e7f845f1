using ContainerOS.Provider.Configuration;

namespace ContainerOS.Provider.Tests.Configuration;

/// <summary>An environment of the given variables only.</summary>
internal sealed class FixedEnvironment(params (string Name, string Value)[] variables) : IEnvironment
{
    public string? Get(string name) => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
