namespace ContainerOS.Model.Terms;

/// <summary>What follows when a rollout's gate fails.</summary>
public enum RolloutFailure
{
    /// <summary>The batch goes back to the image it had.</summary>
    Rollback,

    /// <summary>The rollout stops where it is.</summary>
    Stop,
}
