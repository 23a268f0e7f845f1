namespace ContainerOS.Model.Terms;

/// <summary>ECS disk category.</summary>
public enum DiskCategory
{
    /// <summary>Enterprise SSD with a performance level.</summary>
    CloudEssd,

    /// <summary>ESSD AutoPL: performance apart from size.</summary>
    CloudAuto,

    /// <summary>ESSD Entry.</summary>
    CloudEssdEntry,

    /// <summary>Standard SSD.</summary>
    CloudSsd,

    /// <summary>Ultra disk.</summary>
    CloudEfficiency,
}
