namespace ContainerOS.Model.Terms;

/// <summary>Performance level of a <c>cloud_essd</c> disk.</summary>
public enum PerformanceLevel
{
    /// <summary>Up to 10,000 IOPS.</summary>
    PL0,

    /// <summary>Up to 50,000 IOPS.</summary>
    PL1,

    /// <summary>Up to 100,000 IOPS.</summary>
    PL2,

    /// <summary>Up to 1,000,000 IOPS.</summary>
    PL3,
}
