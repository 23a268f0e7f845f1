using ContainerOS.Provider.Configuration;

namespace ContainerOS.Provider.Tests.Configuration;

/// <summary>An environment of the given variables only, on a machine without profiles and without a metadata service.</summary>
internal sealed class FixedEnvironment(params (string Name, string Value)[] variables) : IEnvironment
{
    private static readonly (string Name, string Value)[] Machine =
    [
        ("HOME", "/nonexistent"),
        ("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true"),
    ];

    public string? Get(string name) => variables.Concat(Machine).FirstOrDefault(variable => variable.Name == name).Value;
}
