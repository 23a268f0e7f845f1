using ContainerOS.Protocol.Paths;

namespace ContainerOS.Engine.Programs;

/// <summary>How the engine treats a resource.</summary>
internal sealed record ResourceOptions
{
    /// <summary>References to resources that must be there first.</summary>
    public IReadOnlyList<ReferenceExpression> DependsOn { get; init; } = [];

    /// <summary>Whether it must not be deleted or replaced.</summary>
    public bool Protect { get; init; }

    /// <summary>Properties that keep their value of the last run, whatever the program says.</summary>
    public IReadOnlyList<PropertyPath> IgnoreChanges { get; init; } = [];

    /// <summary>Whether the old resource goes before the new one comes; null leaves it to the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Outputs that are secret though the provider does not say so.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Whether the resource stays when it leaves the program.</summary>
    public bool RetainOnDelete { get; init; }
}
