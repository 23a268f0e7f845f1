namespace ContainerOS.Model.Terms;

/// <summary>Where a rollout waits for a person.</summary>
public enum RolloutPause
{
    /// <summary>It does not wait.</summary>
    Never,

    /// <summary>After the first batch.</summary>
    FirstBatch,

    /// <summary>After every batch.</summary>
    EveryBatch,
}
