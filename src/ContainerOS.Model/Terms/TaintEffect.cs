namespace ContainerOS.Model.Terms;

/// <summary>What a taint does to pods that do not tolerate it.</summary>
public enum TaintEffect
{
    /// <summary>New pods stay away.</summary>
    NoSchedule,

    /// <summary>New pods stay away and running ones are evicted.</summary>
    NoExecute,

    /// <summary>New pods stay away when they can.</summary>
    PreferNoSchedule,
}
