namespace ContainerOS.Rules;

/// <summary>What a rule must know before it can decide, beside the values it judges.</summary>
[Flags]
public enum RuleNeeds
{
    /// <summary>The pool alone.</summary>
    None = 0,

    /// <summary>The cluster, as the cloud describes it.</summary>
    Cluster = 1,

    /// <summary>The instance types, from the cloud, the compiled-in table or the family's name.</summary>
    InstanceCatalogue = 2,

    /// <summary>The list of ContainerOS releases and their images.</summary>
    Images = 4,
}
